'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRefusalText } from '@/components/form/use-refusal-text'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { fieldErrorText } from '@/lib/text/error-text'
import { liftHoldAction } from '../holds/actions'

/** Lifts a hold, with words that say why. */
export function LiftForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('retention.holds')
  const errors = useTranslations('errors')
  const router = useRouter()
  const field = useId()
  const { submit, pending, failure } = useSend(liftHoldAction, () => router.refresh())
  const refusal = useRefusalText(failure)
  const wrong = failure?.fields?.reason?.[0]
  return (
    <form
      className="grid gap-3"
      action={(data) => submit({ id, version, reason: data.get('reason') })}
      onReset={(event) => event.preventDefault()}
    >
      {refusal && !wrong && (
        <Alert tone="error" role="alert">
          {refusal}
        </Alert>
      )}
      <Field id={field} label={t('lift.reason')} help={t('lift.help')} error={wrong && fieldErrorText(errors, wrong)}>
        <Textarea
          id={field}
          name="reason"
          required
          maxLength={4000}
          aria-describedby={describedBy(field, { help: true, error: wrong })}
        />
      </Field>
      <div>
        <Button type="submit" disabled={pending}>
          {t('lift.button')}
        </Button>
      </div>
    </form>
  )
}
