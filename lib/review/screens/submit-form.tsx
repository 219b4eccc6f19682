'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { confirmAction, submitAction } from '../actions'

/** Hands the working copy to the DPO, with an optional note. */
export function SubmitForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('review')
  const router = useRouter()
  const field = useId()
  const { submit, pending, failure } = useSend(submitAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <form
      noValidate
      className="grid gap-3"
      action={(data) => submit({ id, version, note: data.get('note') })}
      onReset={(event) => event.preventDefault()}
    >
      <RefusalAlert text={wrong} />
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
