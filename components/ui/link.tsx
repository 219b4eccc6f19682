import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** A link inside Dertig. Never fetched ahead: a page of a leak counts as read only when somebody opens it. */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={prefetch} {...rest} />
}
