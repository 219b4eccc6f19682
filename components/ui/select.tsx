import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'

export type Choice = { value: string; label: string; help?: string }

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly Choice[]
  /** Text of the empty choice; without it there is none. */
  empty?: string
}

/** One of a list, by the browser's own control. */
export function Select({ options, empty, className, ...rest }: Props) {
  return (
    <select {...rest} className={cx(controlClass, 'pr-8', className)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
