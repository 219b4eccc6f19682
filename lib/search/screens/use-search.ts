'use client'

import { useEffect, useState } from 'react'
import { leastLetters } from '../rules'
import type { Answer, Start } from '../schema'

const pause = 180

/** Where the palette asks, and what came last: kept for the next time it opens, in the same language. */
const address = '/api/search'
let kept: { lang: string; start: Start } | null = null

async function answered<T>(query: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(`${address}${query}`, { signal })
  if (response.status === 401) window.location.assign('/login')
  if (!response.ok) throw new Error(`search answered ${response.status}`)
  return response.json()
}

/** What the palette starts from; null until it is there. It is asked for anew whenever the palette opens. */
export function useStart(): { start: Start | null; failed: boolean } {
  const [start, setStart] = useState(kept?.lang === document.documentElement.lang ? kept.start : null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    answered<Start>('', stop.signal).then(
      (fresh) => {
        kept = { lang: document.documentElement.lang, start: fresh }
        setStart(fresh)
      },
      () => setFailed(!stop.signal.aborted),
    )
    return () => stop.abort()
  }, [])
  return { start, failed }
}

/** What was found for a question. While one is typed the server is asked at pauses, and an older question is given up. */
export function useAnswer(q: string) {
  const asked = q.trim()
  const isAsked = asked.length >= leastLetters
  const [last, setLast] = useState<{ q: string; answer: Answer | null }>({ q: '', answer: null })
  useEffect(() => {
    if (!isAsked) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      answered<Answer>(`?${new URLSearchParams({ q: asked })}`, stop.signal).then(
        (answer) => setLast({ q: asked, answer }),
        () => stop.signal.aborted || setLast({ q: asked, answer: null }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked, isAsked])
  const isFresh = last.q === asked
  return {
    answer: isAsked ? last.answer : null,
    /** The server has not answered this question yet; what is shown is of an earlier one. */
    pending: isAsked && !isFresh,
    failed: isAsked && isFresh && last.answer === null,
  }
}
