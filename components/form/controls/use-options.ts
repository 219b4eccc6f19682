'use client'

import { useEffect, useState } from 'react'
import type { Choice } from '@/components/ui/input'
import { useFormContext } from '../form-context'
import type { FormField } from '../types'

const pause = 150

/** Choices that fit what is typed: from the server where the form can ask it, else from those that came with the field. */
export function useOptions(
  field: FormField,
  q: string,
  active: boolean,
): { options: readonly Choice[]; loading: boolean } {
  const { findOptions: ask } = useFormContext()
  const findOptions = field.kind === 'find' ? undefined : ask
  const [found, setFound] = useState<{ q: string; options: readonly Choice[] } | null>(null)

  useEffect(() => {
    if (!active || !findOptions) return
    let late = false
    const timer = setTimeout(async () => {
      const result = await findOptions({ source: field.source ?? field.name, q }).catch(() => null)
      if (!late && result?.ok) setFound({ q, options: result.value })
    }, pause)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [active, findOptions, field.source, field.name, q])

  if (findOptions) return { options: found?.options ?? [], loading: active && found?.q !== q }
  const wanted = q.trim().toLowerCase()
  return {
    options: (field.options ?? []).filter((option) => option.label.toLowerCase().includes(wanted)),
    loading: false,
  }
}
