'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { screenLocaleOf } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import { lookUpAddressAction } from '../actions'
import type { LookedUp } from '../commands/look-up'

/** Asks whether an address stands on the list. */
export function LookUpForm() {
  const t = useTranslations('suppression.lookUp')
  const id = useId()
  const locale = screenLocaleOf(useLocale())
  const zone = useTimeZone() ?? 'UTC'
  const [answer, setAnswer] = useState<LookedUp | null>(null)
  const { submit, pending, failure } = useSend(
    (data: FormData) => lookUpAddressAction({ address: String(data.get('address')) }),
    (value) => setAnswer(isAnswer(value) ? value : null),
  )
  const { whole, field } = useRefusal(failure)
  const wrong = field('address')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAnswer(null)
        submit(new FormData(event.currentTarget))
      }}
      className="grid max-w-2xl gap-3"
    >
      <RefusalAlert text={whole} />
      <Field id={`${id}-address`} label={t('label')} help={t('help')} {...(wrong ? { error: wrong } : {})}>
        <Input id={`${id}-address`} name="address" type="email" maxLength={400} autoComplete="off" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending}>
          {t('submit')}
        </Button>
        <p role="status">
          {answer &&
            (answer.ref === null
              ? t('absent')
              : t(answer.lifted ? 'lifted' : 'there', {
                  ref: answer.ref,
                  date: formatInstant(answer.addedAt, { locale, zone, style: 'short' }),
                }))}
        </p>
      </div>
    </form>
  )
}

function isAnswer(value: unknown): value is LookedUp {
  return typeof value === 'object' && value !== null && 'ref' in value
}
