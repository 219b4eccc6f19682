'use client'

import { useEffect, useRef } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'

/** What went wrong with the whole form; takes the focus so that it is read at once. */
export function ProblemAlert({ text }: { text: string | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text) place.current?.focus()
  }, [text])
  return (
    <div ref={place} tabIndex={-1} className={text ? 'outline-none' : 'hidden'}>
      <RefusalAlert text={text} />
    </div>
  )
}
