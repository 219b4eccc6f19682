'use client'

import { useEffect, useMemo, useState } from 'react'
import { dropDraft, readDraft, writeDraft } from '@/components/form/device/draft-store'
import { type DraftValues, draftValues, emptyValue, type FieldValue } from '../profiles/profile'

const pause = 400

/**
 * Answers being edited: what was opened and what was changed since. Changes are kept on this device until they are saved,
 * so that an ended session or a closed window loses nothing.
 */
export function useValues(opened: DraftValues, { keepAs, readOnly }: { keepAs: string; readOnly: boolean }) {
  const [changed, setChanged] = useState<DraftValues>({})
  const values = useMemo(() => ({ ...opened, ...changed }), [opened, changed])
  const dirty = Object.keys(changed).length > 0

  useEffect(() => {
    if (readOnly) return
    let left = false
    void readDraft(keepAs).then((kept) => {
      if (!left && kept) setChanged((now) => ({ ...unpacked(kept.values.changed), ...now }))
    })
    return () => {
      left = true
    }
  }, [keepAs, readOnly])

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    const keep = { values: { changed: JSON.stringify(changed) }, opened: {}, version: null }
    const timer = setTimeout(() => void writeDraft(keepAs, keep), pause)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('beforeunload', warn)
    }
  }, [dirty, changed, keepAs])

  const change = (code: string, part: Partial<FieldValue>) =>
    setChanged((now) => ({ ...now, [code]: { ...emptyValue, ...opened[code], ...now[code], ...part } }))
  const suggested = Object.entries(values).filter(([, value]) => value.state === 'suggested')
  const confirmAll = () => {
    for (const [code] of suggested) change(code, { state: 'known' })
  }
  const saved = () => {
    setChanged({})
    void dropDraft(keepAs)
  }
  return { values, changed, dirty, change, confirmAll, suggested: suggested.length, saved }
}

function unpacked(kept: unknown): DraftValues {
  if (typeof kept !== 'string') return {}
  try {
    return draftValues.parse(JSON.parse(kept))
  } catch {
    return {}
  }
}
