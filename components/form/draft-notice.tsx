'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** Says that something typed earlier came back, and lets the person throw it away. */
export function DraftNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations('form')
  return (
    <Alert tone="info" role="status" title={t('restored.title')}>
      <p>{t('restored.help')}</p>
      <Button size="sm" className="mt-2" onClick={onDiscard}>
        {t('restored.discard')}
      </Button>
    </Alert>
  )
}
