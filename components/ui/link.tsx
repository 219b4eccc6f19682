import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A link inside Dertig. Never fetched ahead: a page of a leak counts as read only when somebody opens it. */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={prefetch} {...rest} />
}

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
