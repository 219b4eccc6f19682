'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** Says that something typed earlier came back, and lets the person throw it away. */
export function DraftNotice({ savedAt, onDiscard }: { savedAt: number; onDiscard: () => void }) {
  const t = useTranslations('form')
  const format = useFormatter()
  return (
    <Alert tone="info" role="status" title={t('restored.title')}>
      <p>{t('restored.help', { when: format.dateTime(savedAt, { dateStyle: 'medium', timeStyle: 'short' }) })}</p>
      <Button size="sm" className="mt-2" onClick={onDiscard}>
        {t('restored.discard')}
      </Button>
    </Alert>
  )
}
