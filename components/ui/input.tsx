import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

/** The look shared by everything one types or picks in. */
export const controlClass =
  'block w-full min-h-9.5 rounded-md border border-control bg-surface px-3 py-1.5 text-text placeholder:text-muted hover:border-text focus-visible:border-focus focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-danger'

/** The browser's own box for files, where no script can say what was chosen: its button looks like ours, its words stay its own. */
export const fileBoxClass =
  'file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-control file:bg-surface file:px-3 file:py-1 file:text-sm file:font-medium file:text-text hover:file:bg-hover'

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

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; help?: string }

/** A box to tick with its label; the whole line is the target. */
export function Checkbox({ label, help, className, id, ...rest }: CheckboxProps) {
  const helpId = help && id ? `${id}-help` : undefined
  return (
    <label className={cx('flex min-h-9 items-start gap-2.5 py-1.5', className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        aria-describedby={helpId}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span>
        <span className="block">{label}</span>
        {help && (
          <span id={helpId} className="block text-sm text-muted">
            {help}
          </span>
        )}
      </span>
    </label>
  )
}
