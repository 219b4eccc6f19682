'use client'

import { useEffect, useRef, useState } from 'react'
import type { Choice } from '@/components/ui/input'
import { searchLines, searchRank, searchWords } from '@/lib/text/fold'
import { useFormContext } from '../model/form-context'
import type { FormField } from '../model/types'

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
  const words = searchWords(q)
  const ranked = (field.options ?? []).flatMap((option) => {
    const rank = searchRank(searchLines(['', option.label]), words)
    return rank === null ? [] : [{ option, rank }]
  })
  const best = words.length === 0 ? ranked : ranked.sort((a, b) => a.rank - b.rank)
  return { options: best.map(({ option }) => option), loading: false }
}

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
