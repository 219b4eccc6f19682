import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Link } from './link'

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cx(
        'rounded-sm text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong hover:decoration-2',
        className,
      )}
    />
  )
}
