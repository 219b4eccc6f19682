'use client'

import { ChipsChoice } from '@/components/ui/chips-choice'
import type { FieldValue, FormField } from '../model/types'

type Props = { field: FormField; value: readonly string[]; onChange: (value: FieldValue) => void }

/** Any number of a closed list; kept in the order of the list. */
export function ChoicesControl({ field, value, onChange }: Props) {
  const options = field.options ?? []
  const toggle = (code: string, on: boolean) => {
    const next = on ? [...value, code] : value.filter((other) => other !== code)
    const order = options.map((option) => option.value)
    onChange([...next].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  }
  return (
    <ChipsChoice
      legend={field.label}
      options={options}
      value={value}
      box={{ name: field.name, onChange: (event) => toggle(event.target.value, event.target.checked) }}
    />
  )
}
