'use client'

import { useEffect, useMemo, useState } from 'react'
import { type DraftValues, emptyValue, type FieldValue } from '../profile'

/** Answers being edited: what was opened, what was changed since, and whether the window may close. */
export function useValues(opened: DraftValues) {
  const [changed, setChanged] = useState<DraftValues>({})
  const values = useMemo(() => ({ ...opened, ...changed }), [opened, changed])
  const dirty = Object.keys(changed).length > 0

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  const change = (code: string, part: Partial<FieldValue>) =>
    setChanged((now) => ({ ...now, [code]: { ...emptyValue, ...opened[code], ...now[code], ...part } }))
  const suggested = Object.entries(values).filter(([, value]) => value.state === 'suggested')
  const confirmAll = () => {
    for (const [code] of suggested) change(code, { state: 'known' })
  }
  return { values, changed, dirty, change, confirmAll, suggested: suggested.length, saved: () => setChanged({}) }
}
