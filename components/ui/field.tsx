import type { ReactNode } from 'react'
import { cx } from './cx'

type Props = {
  /** Id of the control inside. */
  id: string
  label: string
  /** Small words beside the label, e.g. "required" or an article. */
  mark?: string
  help?: ReactNode
  error?: string
  /** On a wide screen the label is only heard, for a heading above shows it. */
  underHeading?: boolean
  children: ReactNode
}

/** Label, help, control and what is wrong with it, in that order. Give the control `aria-describedby={describedBy(...)}`. */
export function Field({ id, label, mark, help, error, underHeading, children }: Props) {
  return (
    <div className="grid gap-1.5">
      <div className={cx('flex flex-wrap items-baseline gap-x-2', underHeading && 'md:sr-only')}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {mark && <span className="text-sm text-muted">{mark}</span>}
      </div>
      {help && (
        <p id={`${id}-help`} className="measure text-sm text-muted">
          {help}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** Ids of the help and error of a Field, for the control inside. */
export function describedBy(id: string, has: { help?: ReactNode; error?: string }): string | undefined {
  const ids = [has.help && `${id}-help`, has.error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
