'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

/** The SHA-256 of a file: its beginning to read, the whole on hover, and copied by a press. */
export function CopyHash({ sha256 }: { sha256: string }) {
  const t = useTranslations('attachments')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(sha256).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <button
      type="button"
      onClick={copy}
      title={sha256}
      aria-label={t('copyHash', { hash: sha256 })}
      className="min-h-7 rounded-md border border-hairline bg-sunken px-2 font-mono text-sm text-muted hover:border-control"
    >
      <span aria-live="polite">{copied ? t('copied') : `SHA-256 ${sha256.slice(0, 12)}…`}</span>
    </button>
  )
}
