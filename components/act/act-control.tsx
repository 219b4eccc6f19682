'use client'

import { DateTimeField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Checkbox, Input, Select, Textarea } from '@/components/ui/input'
import { RadioTiles } from '@/components/ui/radio-tiles'
import type { ActField } from './types'

type Props = { id: string; field: ActField; value: string; error: string | undefined; change: (value: string) => void }

/** The control of one question. */
export function ActControl({ id, field, value, error, change }: Props) {
  const { label, help, mark, options = [] } = field
  const shared = {
    id,
    value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, { help, error }),
  }
  switch (field.kind) {
    case 'moment':
      return (
        <DateTimeField
          id={id}
          label={label}
          mark={mark}
          help={help}
          error={error}
          zone={field.zone ?? ''}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )
    case 'tiles':
      return (
        <RadioTiles
          legend={label}
          help={help}
          error={error}
          options={options}
          columns={options.length > 2 ? 1 : 2}
          value={value}
          radio={{ name: id, onChange: (event) => change(event.target.value) }}
        />
      )
    case 'check':
      return (
        <Checkbox
          id={id}
          label={label}
          help={help}
          checked={value === 'true'}
          onChange={(event) => change(String(event.target.checked))}
        />
      )
    case 'choice':
      return (
        <Field id={id} label={label} mark={mark} help={help} error={error}>
          <Select {...shared} options={options} empty={field.empty} onChange={(event) => change(event.target.value)} />
        </Field>
      )
    case 'text':
      return (
        <Field id={id} label={label} mark={mark} help={help} error={error}>
          <Textarea {...shared} onChange={(event) => change(event.target.value)} />
        </Field>
      )
    case 'line':
    case 'number':
    case 'date':
      return (
        <Field id={id} label={label} mark={mark} help={help} error={error}>
          <Input
            {...shared}
            type={field.kind === 'date' ? 'date' : 'text'}
            inputMode={field.kind === 'number' ? 'numeric' : undefined}
            className={field.kind === 'line' ? undefined : 'w-auto max-w-48'}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
      )
  }
}
