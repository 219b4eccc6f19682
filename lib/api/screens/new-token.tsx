'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField, textOf, ticked } from '@/components/access/text-field'
import { ShownOnce } from '@/components/copy/shown-once'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Checkbox, Select } from '@/components/ui/input'
import { createTokenAction } from '../actions'

type Choice = { value: string; label: string }
type Props = { reaches: readonly Choice[]; days: readonly Choice[]; writes: boolean }

/** Makes a token for a program; what it is stands here once. */
export function NewToken({ reaches, days, writes }: Props) {
  const t = useTranslations('api.tokens')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { submit, pending, failure } = useSend(createTokenAction, (made) => {
    setSecret(made.secret)
    form.current?.reset()
    router.refresh()
  })
  const { whole, field } = useRefusal(failure, 'access')
  return (
    <div className="grid gap-5">
      {secret && <ShownOnce key={secret} secret={secret} title={t('ready')} once={t('once')} label={t('secret')} />}
      <form
        ref={form}
        noValidate
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          setSecret(null)
          const sent = new FormData(event.currentTarget)
          submit({
            name: textOf(sent, 'name'),
            reaches: ticked(sent, 'reaches'),
            writes: textOf(sent, 'how') === 'write',
            days: Number(textOf(sent, 'days')),
            current: textOf(sent, 'current'),
          })
        }}
        className="grid gap-4"
      >
        <ProblemAlert text={whole} />
        <div className="grid max-w-md gap-4">
          <TextField id="name" label={t('name')} help={t('nameHelp')} required maxLength={80} error={field('name')} />
        </div>
        <fieldset className="grid gap-1" aria-describedby={field('reaches') && 'reaches-error'}>
          <legend className="mb-1 font-medium">{t('reaches')}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {reaches.map(({ value, label }) => (
              <Checkbox key={value} id={`reaches-${value}`} name="reaches" value={value} label={label} />
            ))}
          </div>
          {field('reaches') && (
            <p id="reaches-error" className="text-sm font-medium text-danger">
              {field('reaches')}
            </p>
          )}
        </fieldset>
        <div className="grid max-w-md gap-4">
          <Field id="how" label={t('how')} help={writes ? t('howHelp') : t('readsOnly')} error={field('writes')}>
            <Select
              id="how"
              name="how"
              defaultValue="read"
              options={[
                { value: 'read', label: t('read') },
                ...(writes ? [{ value: 'write', label: t('write') }] : []),
              ]}
            />
          </Field>
          <Field id="days" label={t('ends')} error={field('days')}>
            <Select id="days" name="days" defaultValue="90" options={[...days]} />
          </Field>
          <PasswordField
            id="current"
            label={t('password')}
            help={t('passwordHelp')}
            autoComplete="current-password"
            error={field('current')}
          />
        </div>
        <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
          {pending ? t('working') : t('make')}
        </Button>
      </form>
    </div>
  )
}
