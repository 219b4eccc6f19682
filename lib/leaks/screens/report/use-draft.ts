import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, type DraftAnswers, type DraftStart, isTouched, newDraft } from '../../device/draft'
import { deleteDraft, loadDraft, saveDraft } from '../../device/store'

const pauseMs = 400

/** 'none': nothing typed · 'saved': on this device · 'refused': this browser keeps nothing. */
export type Kept = 'none' | 'saved' | 'refused'

/** The report being typed: loaded from the device, kept there at every pause in typing, removed when it was received. */
export function useDraft(start: DraftStart & { ownerId: string }) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [kept, setKept] = useState<Kept>('none')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { ownerId, phone, language, zone } = start

  useEffect(() => {
    let gone = false
    const fresh = () => newDraft(ownerId, { phone, language, zone })
    loadDraft(ownerId)
      .catch(() => null)
      .then((found) => {
        if (gone) return
        setDraft(found ?? fresh())
        setKept(found ? 'saved' : 'none')
      })
    return () => {
      gone = true
    }
  }, [ownerId, phone, language, zone])

  const keep = useCallback(async (next: Draft) => {
    clearTimeout(timer.current)
    try {
      await saveDraft(next)
      setKept('saved')
    } catch {
      setKept('refused')
    }
  }, [])

  const change = useCallback(
    (part: Partial<DraftAnswers>) =>
      setDraft((current) => {
        if (!current) return current
        const next = { ...current, answers: { ...current.answers, ...part }, updatedAt: Date.now() }
        clearTimeout(timer.current)
        if (isTouched(next)) timer.current = setTimeout(() => void keep(next), pauseMs)
        return next
      }),
    [keep],
  )

  const put = useCallback(
    async (part: Partial<Pick<Draft, 'step' | 'outbox'>>, of: Draft) => {
      const next = { ...of, ...part, updatedAt: Date.now() }
      setDraft(next)
      if (isTouched(next)) await keep(next)
      return next
    },
    [keep],
  )

  const wipe = useCallback(
    async (clientId: string) => {
      clearTimeout(timer.current)
      await deleteDraft(clientId).catch(() => undefined)
      setKept('none')
      setDraft(newDraft(ownerId, { phone, language, zone }))
    },
    [ownerId, phone, language, zone],
  )

  return { draft, kept, change, put, wipe }
}
