import type { ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button-class'
import { cx } from './cx'

type Props = ButtonLook & {
  id: string
  label: ReactNode
  accessibleName?: string
  children: ReactNode
  className?: string
  panelClass?: string
}

/** A button that opens a panel beside it. The browser's own popover: closes on Escape and on a click elsewhere, no script. */
export function Menu({ id, label, accessibleName, children, variant, size, className, panelClass }: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={accessibleName}
        className={buttonClass({ variant, size }, className)}
      >
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        className={cx(
          'menu-panel min-w-52 rounded-md border border-hairline bg-surface p-2 text-base shadow-panel',
          panelClass,
        )}
      >
        {children}
      </div>
    </>
  )
}
