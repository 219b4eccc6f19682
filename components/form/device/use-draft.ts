'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, readDraft, writeDraft } from './draft-store'

const pauseMs = 400

/** 'none': nothing typed · 'saved': on this device · 'refused': this browser keeps nothing. */
export type Kept = 'none' | 'saved' | 'refused'

type Options<D> = {
  /** Whose and what it is, e.g. "<user id>:sources:S-003"; null keeps nothing. */
  name: string | null
  /** Tells drafts of one name apart, where a person can have several. */
  part?: (draft: D) => string
  /** What this device had, once, after the first look; null when nothing. */
  found: (draft: D | null) => void
}

/**
 * Keeps what is typed on this device and hands it back when the form is opened again. `keep` writes at the next pause in
 * typing, or when the person leaves the page within the application; `keepNow` at once; `forget` when it was sent or thrown away.
 */
export function useDraft<D>({ name, part, found }: Options<D>) {
  const [kept, setKept] = useState<Kept>('none')
  const latest = useRef({ part, found })
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => Promise<void> } | null>(null)

  useEffect(() => {
    latest.current = { part, found }
  })

  const keyOf = useCallback(
    (draft: D) => (latest.current.part ? `${name}/${latest.current.part(draft)}` : `${name}`),
    [name],
  )

  const stop = useCallback(() => {
    clearTimeout(waiting.current?.timer)
    waiting.current = null
  }, [])

  const keepNow = useCallback(
    async (draft: D) => {
      stop()
      if (name !== null) setKept((await writeDraft(keyOf(draft), draft)) ? 'saved' : 'refused')
    },
    [name, keyOf, stop],
  )

  const keep = useCallback(
    (draft: D) => {
      stop()
      const write = () => keepNow(draft)
      waiting.current = { timer: setTimeout(() => void write(), pauseMs), write }
    },
    [keepNow, stop],
  )

  const forget = useCallback(
    async (draft: D) => {
      stop()
      if (name !== null) await dropDraft(keyOf(draft))
      setKept('none')
    },
    [name, keyOf, stop],
  )

  useEffect(() => {
    if (name === null) return
    let left = false
    void readDraft<D>(name).then((draft) => {
      if (left) return
      if (draft !== null) setKept('saved')
      latest.current.found(draft)
    })
    return () => {
      left = true
      void waiting.current?.write()
    }
  }, [name])

  return { kept, keep, keepNow, forget }
}
