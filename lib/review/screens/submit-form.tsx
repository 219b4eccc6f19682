'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Checkbox, Textarea } from '@/components/ui/input'
import { confirmAction, submitAction } from '../actions'
import type { LinkedDraft } from '../reading/linked-drafts'
import type { BulkRow } from '../steps/many'
import { Rows } from './bulk-form'

type SubmitProps = {
  id: string
  version: number
  /** Drafts it links to, offered to go with it. */
  linked: readonly LinkedDraft[]
  /** It can be submitted; afterwards only what became of the others is still told. */
  offered: boolean
}

/** Hands the working copy to the DPO, with an optional note and the drafts it links to. */
export function SubmitForm({ id, version, linked, offered }: SubmitProps) {
  const t = useTranslations('review')
  const router = useRouter()
  const field = useId()
  const [refused, setRefused] = useState<readonly BulkRow[]>([])
  const { submit, pending, failure } = useSend(submitAction, (rows) => {
    setRefused(rows.filter((row) => !row.ok))
    router.refresh()
  })
  const { whole: wrong } = useRefusal(failure)
  const send = (data: FormData) =>
    submit({
      id,
      version,
      note: data.get('note'),
      linked: data.get('linked') === null ? [] : linked.map((draft) => ({ id: draft.id, version: draft.version })),
    })
  const told = refused.length > 0 && <Rows rows={refused} />
  if (!offered) return told
  return (
    <form noValidate className="grid gap-3" action={send} onReset={(event) => event.preventDefault()}>
      <RefusalAlert text={wrong} />
      {linked.length > 0 && (
        <div className="grid gap-1 text-sm">
          <Checkbox name="linked" defaultChecked label={t('submitWith', { count: linked.length })} />
          <ul className="ml-7 text-muted">
            {linked.map(({ ref, title }) => (
              <li key={ref}>
                <span data-tabular>{ref}</span> {title}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Field id={field} label={t('note')} help={t('submitHelp')}>
        <Textarea
          id={field}
          name="note"
          rows={2}
          maxLength={2000}
          aria-describedby={describedBy(field, { help: true })}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? t('working') : t('submit')}
      </Button>
    </form>
  )
}

type Props = { id: string; version: number; recordRef: string; variant?: 'primary'; size?: 'sm' }

/** One click by who answers for the record: it is still correct. Says in place why not. */
export function ConfirmButton({ id, version, recordRef, variant, size }: Props) {
  const t = useTranslations('review')
  const router = useRouter()
  const { submit, pending, failure } = useSend(confirmAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <span className="grid justify-items-start gap-1">
      <Button
        variant={variant}
        size={size}
        disabled={pending}
        aria-label={t('confirm.name', { ref: recordRef })}
        onClick={() => submit({ id, version })}
      >
        {pending ? t('working') : t('confirm.button')}
      </Button>
      {wrong && (
        <span role="alert" className="text-sm font-medium text-danger">
          {wrong}
        </span>
      )}
    </span>
  )
}
