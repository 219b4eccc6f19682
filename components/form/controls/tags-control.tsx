'use client'

import { useState } from 'react'
import { type Choice, Input } from '@/components/ui/input'
import type { FieldValue } from '../model/types'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  value: readonly string[]
  /** Words already in use, offered while typing. */
  suggestions: readonly Choice[]
  onChange: (value: FieldValue) => void
}

/** Words separated by commas; words already in use are offered. */
export function TagsControl({ value, suggestions, onChange, ...shared }: Props) {
  const [text, setText] = useState(value.join(', '))
  const tags = tagsOf(text)
  const shown = tags.join() === value.join() ? text : value.join(', ')
  const known = suggestions.map(({ value: tag }) => tag)
  return (
    <>
      <Input
        {...shared}
        type="text"
        list={`${shared.id}-offers`}
        autoComplete="off"
        value={shown}
        onChange={(event) => {
          setText(event.target.value)
          onChange(tagsOf(event.target.value))
        }}
      />
      <datalist id={`${shared.id}-offers`}>
        {offersOf(shown, known).map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
    </>
  )
}

/** The words in a box of tags: separated by commas, each once. */
export function tagsOf(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}

/** What a box of tags offers while somebody types: whole values, so each repeats the words before the last one. */
export function offersOf(text: string, known: readonly string[]): string[] {
  const before = text.slice(0, text.lastIndexOf(',') + 1).trim()
  const there = tagsOf(text)
  return known.filter((tag) => !there.includes(tag)).map((tag) => (before === '' ? tag : `${before} ${tag}`))
}
