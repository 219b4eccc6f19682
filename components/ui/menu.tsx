import type { ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button'
import { cx } from './cx'

type Props = ButtonLook & {
  id: string
  label: ReactNode
  accessibleName?: string
  children: ReactNode
  className?: string
  panelClass?: string
}

/**
 * A button that opens a panel beside it. The browser's own popover, and no library: it opens without script (links that filter
 * and sort, forms that choose a look work before and without JavaScript), closes on Escape and on a click elsewhere, gives the
 * focus back and says whether it is open. What stands in it are links, forms and headings walked with Tab, so it is no
 * `role="menu"`, whose items only arrow keys reach. Measured: the popover of Base UI is 41 kB gzip, its menu 62 kB, on pages
 * whose whole budget is 55 kB.
 */
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
