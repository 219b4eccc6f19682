import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-class'
import { Link } from './link'

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />
}
