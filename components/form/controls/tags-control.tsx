'use client'

import { useState } from 'react'
import { Input } from '@/components/ui/input'
import type { Choice } from '@/components/ui/select'
import type { FieldValue } from '../types'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  value: readonly string[]
  /** Words already in use, offered while typing. */
  suggestions: readonly Choice[]
  onChange: (value: FieldValue) => void
}

/**
 * Words separated by commas. The browser offers whole values of the box, so each offer repeats the words before it.
 */
export function TagsControl({ value, suggestions, onChange, ...shared }: Props) {
  const [text, setText] = useState(value.join(', '))
  const tags = tagsOf(text)
  const shown = tags.join() === value.join() ? text : value.join(', ')
  const before = shown.includes(',') ? `${shown.slice(0, shown.lastIndexOf(',')).trim()}, ` : ''
  const offers = suggestions.filter((one) => !tags.includes(one.value))
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
        {offers.map((one) => (
          <option key={one.value} value={`${before}${one.value}`} />
        ))}
      </datalist>
    </>
  )
}

function tagsOf(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
