import type { ComponentProps } from 'react'
import { cx } from './cx'

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** sm 28 px, md 36 px, lg 44 px (phone forms). */
  size?: 'sm' | 'md' | 'lg'
}

// On a phone long words wrap (WCAG 1.4.10): French and Dutch need the room.
const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium select-none sm:whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55'

const variants = {
  primary: 'border border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-control/60 bg-surface text-text hover:border-control hover:bg-hover',
  quiet: 'border border-transparent text-text hover:bg-hover',
  danger: 'border border-danger bg-surface text-danger hover:bg-overdue hover:text-overdue-ink',
} as const

const sizes = {
  sm: 'min-h-7 px-2.5 py-0.5 text-sm',
  md: 'min-h-9 px-3.5 py-1.5 text-sm',
  lg: 'min-h-11 px-5 py-2 text-base',
} as const

/** The look of a button, for buttons and for links that act as one. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook, className?: string): string {
  return cx(base, variants[variant], sizes[size], className)
}

/** A button. `type` is button unless said otherwise, so that nothing is sent by accident. */
export function Button({ variant, size, className, type = 'button', ...rest }: ComponentProps<'button'> & ButtonLook) {
  return <button {...rest} type={type} className={buttonClass({ variant, size }, className)} />
}
