'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { liftHoldAction } from '../holds/actions'

/** Lifts a hold, with words that say why. */
export function LiftForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('retention.holds')
  const router = useRouter()
  const field = useId()
  const { submit, pending, failure } = useSend(liftHoldAction, () => router.refresh())
  const { whole, field: wrongIn } = useRefusal(failure)
  const wrong = wrongIn('reason')
  return (
    <form
      noValidate
      className="grid gap-3"
      action={(data) => submit({ id, version, reason: data.get('reason') })}
      onReset={(event) => event.preventDefault()}
    >
      {whole && !wrong && (
        <Alert tone="error" role="alert">
          {whole}
        </Alert>
      )}
      <Field id={field} label={t('lift.reason')} help={t('lift.help')} error={wrong}>
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
