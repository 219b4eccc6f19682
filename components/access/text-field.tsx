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

/** The text of a field of a sent form; empty when it is not there. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The ticked values of a group of boxes. */
export function ticked(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}
