'use client'

import { useTranslations } from 'next-intl'
import type { Failure } from '@/lib/errors/refusal'
import { errorText } from '@/lib/text/error-text'

/** Words for a refusal: its own reason where there is one, else what its code says. Needs the catalogue `errors`. */
export function useRefusalText(failure: Failure | null): string | null {
  const t = useTranslations('errors')
  return failure && errorText(t, failure)
}
