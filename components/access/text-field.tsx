'use client'

import type { ComponentProps } from 'react'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = ComponentProps<'input'> & { id: string; label: string; help?: string; mark?: string; error?: string }

/** One line of text with its label, help and error. Its name is its id. */
export function TextField({ id, label, help, mark, error, ...rest }: Props) {
  return (
    <Field id={id} label={label} help={help} mark={mark} error={error}>
      <Input
        {...rest}
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error })}
      />
    </Field>
  )
}
