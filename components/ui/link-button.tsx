import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button'
import { Link } from './link'

/** A link that looks like a button: it goes somewhere, it changes nothing. In a file of its own: not every page has links to load. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />
}
