'use client'

import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useDraft } from './device/use-draft'
import type { FormValues } from './model/types'
import { sameValue } from './model/value'

/** What was typed in a form, and what the form was opened with then. */
export type FormDraft = { values: FormValues; opened: FormValues; version: number | null }

type Options = { draftKey: string; opened: FormValues; version: number | null }

/** Keeps the draft of a form on this device and brings it back once, when the form is opened again. */
export function useFormDraft(form: UseFormReturn<FormValues>, { draftKey, opened, version }: Options) {
  const [restored, setRestored] = useState<Omit<FormDraft, 'values'> | null>(null)
  const basis = useRef({ opened, version })
  const ended = useRef(false)
  const { keep, forget } = useDraft<FormDraft>({
    name: draftKey,
    found: (draft) => {
      if (!draft || sameValues(draft.values, form.getValues())) return
      const { values, ...rest } = draft
      basis.current = rest
      for (const [name, value] of Object.entries(values)) {
        // What was typed before the draft was found is newer.
        if (sameValue(form.getValues(name), opened[name])) form.setValue(name, value, { shouldDirty: true })
      }
      setRestored(rest)
    },
  })

  useEffect(() => {
    const subscription = form.watch(() => {
      if (!ended.current) keep({ values: form.getValues(), ...basis.current })
    })
    return () => subscription.unsubscribe()
  }, [form, keep])

  /** After saving: nothing that follows is worth keeping. */
  const end = async () => {
    ended.current = true
    await forget({ values: {}, ...basis.current })
  }
  /** The person throws the draft away. */
  const discard = async () => {
    await end()
    basis.current = { opened, version }
    form.reset(opened)
    setRestored(null)
    ended.current = false
  }
  return { restored, end, discard }
}

function sameValues(a: FormValues, b: FormValues): boolean {
  return Object.keys({ ...a, ...b }).every((name) => sameValue(a[name], b[name]))
}

/** While something is typed and not saved, the browser asks before the page is closed or left. */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
