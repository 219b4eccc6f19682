'use client'

import { useEffect, useRef, useState } from 'react'

const quietFor = 600_000

/** The text to be read out after a change of state: never at the first look, at most once in ten minutes. */
export function useAnnouncement(state: string, text: string, on: boolean): string {
  const [said, say] = useState('')
  const last = useRef({ state, at: -quietFor })
  useEffect(() => {
    if (!on || last.current.state === state || performance.now() - last.current.at < quietFor) return
    last.current = { state, at: performance.now() }
    say(text)
  }, [state, text, on])
  return said
}
