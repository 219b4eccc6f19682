'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'

/** What went wrong with the whole form; takes the focus so that it is read at once. */
export function ProblemAlert({ text }: { text: string | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text) place.current?.focus()
  }, [text])
  return (
    <div ref={place} tabIndex={-1} className={text ? 'outline-none' : 'hidden'}>
      {text && (
        <Alert tone="error" role="alert">
          {text}
        </Alert>
      )}
    </div>
  )
}
