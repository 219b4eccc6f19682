import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A sheet on the desk: surface with a hairline round it. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx('rounded-md border border-hairline bg-surface p-4 sm:p-5', className)} />
}
