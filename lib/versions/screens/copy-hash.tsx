'use client'

import { useState } from 'react'

type Props = { hash: string; texts: { copy: string; copied: string } }

/** A content hash: its beginning to read, the whole on hover and in the clipboard by a press. */
export function CopyContentHash({ hash, texts }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(hash).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <button
      type="button"
      onClick={copy}
      title={hash}
      aria-label={`${texts.copy} ${hash}`}
      className="min-h-7 rounded-md border border-hairline bg-sunken px-2 font-mono text-sm text-muted hover:border-control"
    >
      <span aria-live="polite">{copied ? texts.copied : `${hash.slice(0, 12)}…`}</span>
    </button>
  )
}
