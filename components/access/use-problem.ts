'use client'

import { useTranslations } from 'next-intl'
import type { Failure } from '@/lib/errors/refusal'

/** Words for what went wrong with an account form: for the whole, and for one field. */
export function useProblem(failure: Failure | null) {
  const errors = useTranslations('errors')
  const access = useTranslations('access')
  const reason = failure?.reason
  const whole = () => {
    if (!failure) return null
    if (reason && access.has(`reasons.${reason}`)) return access(`reasons.${reason}`)
    if (reason && errors.has(`reasons.${reason}`)) return errors(`reasons.${reason}`)
    return errors(`codes.${failure.code}`)
  }
  const field = (name: string): string | undefined => {
    const key = failure?.fields?.[name]?.[0]
    if (!key) return undefined
    return access.has(`fields.${key}`) ? access(`fields.${key}`) : errors(`fields.${key}`)
  }
  return { whole: whole(), field }
}
