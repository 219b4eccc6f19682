import { useCallback, useState } from 'react'
import { useDraft } from '@/components/form/device/use-draft'
import { type Draft, type DraftAnswers, type DraftStart, draftName, isTouched, newDraft } from '../../device/draft'

/** The report being typed: loaded from the device, kept there at every pause in typing, removed when it was received. */
export function useReport({ ownerId, ...start }: DraftStart & { ownerId: string }) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const { kept, keep, keepNow, forget } = useDraft<Draft>({
    name: draftName(ownerId),
    part: ({ clientId }) => clientId,
    found: (found) => setDraft(found ?? newDraft(start)),
  })

  const change = (part: Partial<DraftAnswers>) =>
    setDraft((current) => {
      if (!current) return current
      const next = { ...current, answers: { ...current.answers, ...part } }
      if (isTouched(next)) keep(next)
      return next
    })

  const put = useCallback(
    async (part: Partial<Pick<Draft, 'step' | 'outbox'>>, of: Draft) => {
      const next = { ...of, ...part }
      setDraft(next)
      if (isTouched(next)) await keepNow(next)
      return next
    },
    [keepNow],
  )

  const wipe = async (of: Draft) => {
    await forget(of)
    setDraft(newDraft(start))
  }

  return { draft, kept, change, put, wipe }
}
