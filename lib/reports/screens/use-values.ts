'use client'

import { useEffect, useMemo, useState } from 'react'
import { useDraft } from '@/components/form/device/use-draft'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { type DraftValues, draftValues, emptyValue, type FieldValue } from '../profiles/profile'

/**
 * Answers being edited: what was opened and what was changed since. Changes are kept on this device until they are saved,
 * so that an ended session or a closed window loses nothing.
 */
export function useValues(opened: DraftValues, { keepAs, readOnly }: { keepAs: string; readOnly: boolean }) {
  const [changed, setChanged] = useState<DraftValues>({})
  const values = useMemo(() => ({ ...opened, ...changed }), [opened, changed])
  const dirty = Object.keys(changed).length > 0

  const { keep, forget } = useDraft<DraftValues>({
    name: readOnly ? null : keepAs,
    found: (kept) => {
      const read = draftValues.safeParse(kept)
      if (read.success) setChanged((now) => ({ ...read.data, ...now }))
    },
  })
  useEffect(() => {
    if (dirty) keep(changed)
  }, [dirty, changed, keep])
  useLeaveWarning(dirty)

  const change = (code: string, part: Partial<FieldValue>) =>
    setChanged((now) => ({ ...now, [code]: { ...emptyValue, ...opened[code], ...now[code], ...part } }))
  const suggested = Object.entries(values).filter(([, value]) => value.state === 'suggested')
  const confirmAll = () => {
    for (const [code] of suggested) change(code, { state: 'known' })
  }
  /** The server has them. */
  const end = async () => {
    await forget(changed)
    setChanged({})
  }
  return { values, changed, dirty, change, confirmAll, suggested: suggested.length, end }
}
