'use client'

import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { dropDraft, readDraft, writeDraft } from './device/draft-store'
import type { FormValues } from './model/types'
import { sameValue } from './model/value'

const pause = 400

type Options = { draftKey: string; opened: FormValues; version: number | null }

/** Keeps the draft of a form on this device and brings it back once, when the form is opened again. */
export function useDraft(form: UseFormReturn<FormValues>, { draftKey, opened, version }: Options) {
  const [restored, setRestored] = useState<{ opened: FormValues; version: number | null } | null>(null)
  const basis = useRef({ opened, version })
  const ended = useRef(false)

  useEffect(() => {
    let left = false
    void readDraft(draftKey).then((draft) => {
      if (left || !draft || sameValues(draft.values, form.getValues())) return
      basis.current = { opened: draft.opened, version: draft.version }
      for (const [name, value] of Object.entries(draft.values)) form.setValue(name, value, { shouldDirty: true })
      setRestored({ opened: draft.opened, version: draft.version })
    })
    return () => {
      left = true
    }
  }, [draftKey, form])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (!ended.current) void writeDraft(draftKey, { values: form.getValues(), ...basis.current })
    }
    const subscription = form.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(keep, pause)
    })
    return () => {
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [draftKey, form])

  /** After saving, and when the person throws the draft away. */
  const forget = async () => {
    ended.current = true
    await dropDraft(draftKey)
  }
  const discard = async () => {
    await dropDraft(draftKey)
    basis.current = { opened, version }
    form.reset(opened)
    setRestored(null)
  }
  return { restored, forget, discard }
}

function sameValues(a: FormValues, b: FormValues): boolean {
  return Object.keys({ ...a, ...b }).every((name) => sameValue(a[name], b[name]))
}
