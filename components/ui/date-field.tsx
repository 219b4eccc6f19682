import type { ComponentProps, ReactNode } from 'react'
import { describedBy, Field } from './field'
import { Input } from './input'

type Props = Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  id: string
  label: string
  mark?: string
  help?: ReactNode
  error?: string
}

/** A calendar date (YYYY-MM-DD), in no zone. */
export function DateField({ id, label, mark, help, error, ...rest }: Props) {
  return (
    <Field id={id} label={label} mark={mark} help={help} error={error}>
      <Input
        {...rest}
        id={id}
        type="date"
        className="max-w-48"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error })}
      />
    </Field>
  )
}
