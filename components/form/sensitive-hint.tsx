'use client'

import { useTranslations } from 'next-intl'
import { sensitiveNumbers } from '@/lib/text/sensitive-numbers'

/** Says when a text seems to hold a number that belongs to a person. It warns, it never stops. */
export function SensitiveHint({ text }: { text: string }) {
  const t = useTranslations('form')
  const kinds = sensitiveNumbers(text)
  return (
    <p aria-live="polite" className="text-sm font-medium text-urgent-ink empty:hidden">
      {kinds.length > 0 && t('sensitive', { kinds: kinds.map((kind) => t(`sensitiveKinds.${kind}`)).join(', ') })}
    </p>
  )
}
