'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useDraftOwner } from './draft-owner'
import { useDraft } from './use-draft'

/**
 * Keeps what a small form holds, under `what` ("act:…") and the person who is signed in; without one it keeps nothing.
 * `found` puts an earlier draft back, once.
 */
export function useOwnDraft<D>(what: string, found: (draft: D) => void) {
  const owner = useDraftOwner()
  const [restored, setRestored] = useState(false)
  const { keep, forget } = useDraft<D>({
    name: owner === null ? null : `${owner}:${what}`,
    found: (draft) => {
      if (draft === null) return
      setRestored(true)
      found(draft)
    },
  })
  return {
    restored,
    keep,
    forget: async (draft: D) => {
      setRestored(false)
      await forget(draft)
    },
  }
}

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
