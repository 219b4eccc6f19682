'use client'

import { useTranslations } from 'next-intl'
import type { Failure } from '@/lib/errors/refusal'
import { errorText, fieldErrorTexts } from '@/lib/text/error-text'

/**
 * Words for a refusal: `whole` for all of it (its own reason where there is one, else what its code says), `field` for one
 * answer by its name. Needs the catalogue `errors`; the words of `own` go first.
 */
export function useRefusal(failure: Failure | null, own: 'access' | 'mail' | 'errors' = 'errors') {
  const [t, special] = [useTranslations('errors'), useTranslations(own)]
  const reason = `reasons.${failure?.reason}`
  const whole = failure && (own !== 'errors' && special.has(reason) ? special(reason) : errorText(t, failure))
  const field = (name: string): string | undefined => {
    const key = `fields.${failure?.fields?.[name]?.[0]}`
    if (own !== 'errors' && special.has(key)) return special(key)
    return failure?.fields && fieldErrorTexts(t, failure.fields, name)
  }
  return { whole, field }
}
