'use client'

import { useState } from 'react'
import { Input } from '@/components/ui/input'
import type { FieldValue } from '../types'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  value: readonly string[]
  onChange: (value: FieldValue) => void
}

/** Words separated by commas. */
export function TagsControl({ value, onChange, ...shared }: Props) {
  const [text, setText] = useState(value.join(', '))
  const tags = tagsOf(text)
  const shown = tags.join() === value.join() ? text : value.join(', ')
  return (
    <Input
      {...shared}
      type="text"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
        onChange(tagsOf(event.target.value))
      }}
    />
  )
}

function tagsOf(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
