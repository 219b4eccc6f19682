import type { ComponentProps } from 'react'
import { cx } from './cx'

/** The look shared by everything one types or picks in. */
export const controlClass =
  'block w-full min-h-9.5 rounded-md border border-control bg-surface px-3 py-1.5 text-text placeholder:text-muted hover:border-text focus-visible:border-focus focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-danger'

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(controlClass, className)} />
}

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} rows={rows} className={cx(controlClass, 'field-sizing-content min-h-24', className)} />
}

export type Choice = { value: string; label: string; help?: string }

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly Choice[]
  /** Text of the empty choice; without it there is none. */
  empty?: string
}

/** One of a list, by the browser's own control. */
export function Select({ options, empty, className, ...rest }: Props) {
  return (
    <select {...rest} className={cx(controlClass, 'pr-8', className)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
