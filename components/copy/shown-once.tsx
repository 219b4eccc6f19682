'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Input } from '@/components/ui/input'
import { CopyButton } from './copy'

type Props = { secret: string; title: string; once: string; label: string }

/** A secret that is shown this once, chosen so that one key copies it. Words of its button: `common.copy`. */
export function ShownOnce({ secret, title, once, label }: Props) {
  const shown = useRef<HTMLInputElement>(null)
  useEffect(() => shown.current?.select(), [])
  return (
    <Alert tone="ok" title={title} role="status">
      <p className="measure mt-1">{once}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Input ref={shown} readOnly value={secret} aria-label={label} className="max-w-xl flex-1 font-mono text-text" />
        <CopyButton text={secret} />
      </div>
    </Alert>
  )
}
