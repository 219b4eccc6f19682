import type { KeyboardEvent } from 'react'

/** ↓ or j to the next row, ↑ or k to the one before; Enter is the link's own. Only while the focus is in the table. */
export function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step =
    event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-row-link]')]
  const here = links.findIndex((link) => link === document.activeElement)
  const next = links[here < 0 ? 0 : here + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
