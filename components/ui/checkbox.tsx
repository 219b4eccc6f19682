import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

type Props = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; help?: string }

/** A box to tick with its label; the whole line is the target. */
export function Checkbox({ label, help, className, id, ...rest }: Props) {
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
