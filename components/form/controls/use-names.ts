'use client'

import { useEffect, useRef, useState } from 'react'
import type { Choice } from '@/components/ui/input'
import { useFormContext } from '../form-context'
import type { FormField } from '../types'

/** Names of chosen records: those that came with the field, those picked here, and those of a restored draft, asked for once. */
export function useNames(field: FormField, chosen: readonly string[]) {
  const { findOptions } = useFormContext()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () => new Map(field.options?.map((option) => [option.value, option.label])),
  )
  const asked = useRef(new Set<string>())
  const unnamed = chosen.filter((code) => !names.has(code)).join(' ')

  useEffect(() => {
    if (!findOptions) return
    for (const code of unnamed.split(' ').filter((entry) => entry !== '' && !asked.current.has(entry))) {
      asked.current.add(code)
      void findOptions({ source: field.source ?? field.name, q: code })
        .then((result) => {
          const found = result.ok ? result.value.find((option) => option.value === code) : undefined
          if (found) setNames((known) => new Map(known).set(found.value, found.label))
        })
        .catch(() => undefined)
    }
  }, [findOptions, field.source, field.name, unnamed])

  return {
    nameOf: (code: string) => names.get(code) ?? code,
    learn: (option: Choice) => setNames((known) => new Map(known).set(option.value, option.label)),
  }
}
