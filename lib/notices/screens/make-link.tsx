'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { CopyButton } from '@/components/copy/copy'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button, buttonClass } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { type Choice, Input, Select } from '@/components/ui/input'
import { makeLinkAction } from '../actions'

type Props = {
  recordRef: string
  contact: { name: string; email: string }
  languages: readonly Choice[]
  expiresOn: string
}
const names = ['contactName', 'contactEmail', 'language', 'expiresOn'] as const

/** Making a link for a contact of a processor; its address stands here once. */
export function MakeLink({ recordRef, contact, languages, expiresOn }: Props) {
  const t = useTranslations('notices.links')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [made, setMade] = useState<{ secret: string; mail: string } | null>(null)
  const { submit, pending, failure } = useSend(makeLinkAction, (link) => {
    setMade(link)
    form.current?.reset()
    form.current?.closest('details')?.removeAttribute('open')
    router.refresh()
  })
  const { whole, field } = useRefusal(failure)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    submit({ ref: recordRef, ...Object.fromEntries(names.map((name) => [name, String(typed.get(name) ?? '')])) })
  }
  const shown = (name: (typeof names)[number]) => ({
    id: `link-${name}`,
    label: t(`fields.${name}`),
    error: field(name),
  })
  const control = (name: (typeof names)[number]) => ({
    ...{ id: `link-${name}`, name },
    'aria-invalid': field(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(`link-${name}`, { error: field(name) }),
  })
  return (
    <div className="grid gap-3" data-chrome>
      {made && <Made key={made.secret} {...made} />}
      <details className="group rounded-md border border-transparent open:border-hairline">
        <summary className={buttonClass({}, 'list-none')}>{t('make')}</summary>
        <form ref={form} noValidate onSubmit={send} className="grid gap-4 border-t border-hairline p-4">
          <RefusalAlert text={whole} />
          <Field {...shown('contactName')}>
            <Input {...control('contactName')} maxLength={200} defaultValue={contact.name} />
          </Field>
          <Field {...shown('contactEmail')}>
            <Input {...control('contactEmail')} type="email" maxLength={254} defaultValue={contact.email} />
          </Field>
          <Field {...shown('language')}>
            <Select {...control('language')} options={languages} className="max-w-60" />
          </Field>
          <DateField {...shown('expiresOn')} name="expiresOn" defaultValue={expiresOn} help={t('fields.expiresHelp')} />
          <div>
            <Button type="submit" variant="primary" disabled={pending}>
              {t('make')}
            </Button>
          </div>
        </form>
      </details>
    </div>
  )
}

/** The address, once, and whether a mail brings it. */
function Made({ secret, mail }: { secret: string; mail: string }) {
  const t = useTranslations('notices.links')
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => place.current?.select(), [])
  const address = `${window.location.origin}/notify/${secret}`
  return (
    <Alert tone="ok" title={t('ready')} role="status">
      <p className="measure mt-1">{mail === 'queued' ? t('mailed') : t('handOver')}</p>
      <p className="measure mt-1">{t('once')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Input ref={place} readOnly value={address} aria-label={t('address')} className="max-w-xl flex-1 text-text" />
        <CopyButton text={address} />
      </div>
    </Alert>
  )
}
