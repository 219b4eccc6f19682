'use client'

import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { second } from '@/lib/time/duration'

const name = 'dertig:notice'
/** Long enough to be read twice; it only tells what the page shows too. */
const shownMs = 6 * second

/** Says over whatever page comes next that something is done. The place for it is in the frame of all pages (`Notice`). */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent(name, { detail: text }))
}

/** Where `announce` is heard: it stands over the page for a moment, and is read aloud without taking the focus. */
export function Notice() {
  const [text, setText] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onNotice = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return
      setText(event.detail)
      clearTimeout(timer)
      timer = setTimeout(() => setText(''), shownMs)
    }
    window.addEventListener(name, onNotice)
    return () => {
      window.removeEventListener(name, onNotice)
      clearTimeout(timer)
    }
  }, [])
  return (
    <p
      role="status"
      className="fixed bottom-20 left-1/2 z-30 flex -translate-x-1/2 items-center gap-2 rounded-md border border-hairline bg-surface px-4 py-2.5 font-medium shadow-panel empty:hidden print:hidden"
    >
      {text && (
        <>
          <CircleCheck aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-accent" />
          {text}
        </>
      )}
    </p>
  )
}
