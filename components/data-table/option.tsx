import type { ReactNode } from 'react'

type Props = { href: string; chosen: boolean; detail?: ReactNode; label?: string; children: ReactNode }

/** A line of a menu that can be chosen; the menu stays open. */
export function Option({ href, chosen, detail, label, children }: Props) {
  return (
    <a href={href} aria-current={chosen ? 'true' : undefined} aria-label={label} className="dt-line dt-option">
      <span>{children}</span>
      {detail !== undefined && <small data-tabular>{detail}</small>}
    </a>
  )
}
