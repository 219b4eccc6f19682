import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} rows={rows} className={cx(controlClass, 'field-sizing-content min-h-24', className)} />
}
