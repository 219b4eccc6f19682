import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(controlClass, className)} />
}
