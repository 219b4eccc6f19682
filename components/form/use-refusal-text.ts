'use client'

import { useTranslations } from 'next-intl'
import type { Failure } from '@/lib/errors/refusal'

/** Words for a refusal: its own reason where there is one, else what its code says. Needs the catalogue `errors`. */
export function useRefusalText(failure: Failure | null): string | null {
  const t = useTranslations('errors')
  if (!failure) return null
  const reason = failure.reason && `reasons.${failure.reason}`
  return reason && t.has(reason) ? t(reason) : t(`codes.${failure.code}`)
}
