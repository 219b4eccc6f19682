'use client'

import { CircleCheck } from 'lucide'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'

const name = 'dertig:notice'

/** Says over whatever page comes next that something is done. The place for it is in the frame of all pages (`Notice`). */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent(name, { detail: text }))
}

/**
 * Where `announce` is heard: it stands over the page for so many milliseconds, and is read aloud without taking the focus. How
 * long comes from outside: what counts time here would send the whole of it to every page.
 */
export function Notice({ shownMs }: { shownMs: number }) {
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
  }, [shownMs])
  return (
    <p
      role="status"
      className="fixed bottom-20 left-1/2 z-30 flex -translate-x-1/2 items-center gap-2 rounded-md border border-hairline bg-surface px-4 py-2.5 font-medium shadow-panel empty:hidden print:hidden"
    >
      {text && (
        <>
          <Icon of={CircleCheck} size={18} className="shrink-0 text-accent" />
          {text}
        </>
      )}
    </p>
  )
}
