import { askKeys, focusRow } from './listen'
import type { Go } from './types'

/**
 * Keys of a table: ↑ ↓ or j k walk the rows, Enter is the link's own, Space shows a row beside, x ticks it, e changes a
 * cell of it, / searches, ? lists them, Esc closes and leaves an empty search box. Never while one types; single letters can
 * be switched off (WCAG 2.1.4).
 */
export function listenToKeys(table: HTMLElement, go: Go): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('dialog[open]')) return
    if (acts(table, event, go)) event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** True when the key did something. */
function acts(table: HTMLElement, { key, target }: KeyboardEvent, go: Go): boolean {
  const element = target instanceof HTMLElement ? target : document.body
  const row = element.closest<HTMLElement>('.dt tr[id]')
  if (key === 'Escape') return leavesSearch(table, element) || closesPanel(table, element, row !== null)
  if (isTyping(element) || element.closest('[popover]')) return false
  if (row && (key === 'ArrowDown' || key === 'ArrowUp')) return walks(table, row, key === 'ArrowDown' ? 1 : -1)
  if (key === ' ' && 'menu' in element.dataset) return clicks(element)
  if (document.documentElement.dataset.keys === 'off') return false
  switch (key) {
    case 'j':
    case 'k':
      return walks(table, row, key === 'j' ? 1 : -1)
    case 'x':
      return clicks(row?.querySelector('input[name=pick]'))
    case 'e':
      return row !== null && 'edit' in row.dataset && opensMenu(row)
    case ' ':
      return row !== null && element.matches('th > a:first-child') && peeks(table, row, go)
    case '/':
      return searches(table)
    case '?':
      askKeys(table, go)
      return true
    default:
      return false
  }
}

function isTyping(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(element.type)
  return element.isContentEditable || element.matches('textarea, select')
}

/** From no row to the one that is shown beside, or the first. */
function walks(table: HTMLElement, row: HTMLElement | null, step: 1 | -1): boolean {
  const rows = [...table.querySelectorAll<HTMLElement>('tbody tr[id]:has(> th > a)')]
  const next = row ? rows[rows.indexOf(row) + step] : (rows.find((one) => 'on' in one.dataset) ?? rows[0])
  if (!next) return row !== null
  next.querySelector<HTMLElement>('th a')?.focus()
  return true
}

function clicks(element: HTMLElement | null | undefined): boolean {
  element?.click()
  return Boolean(element)
}

/** The menu of a row at what is changed where it stands. */
function opensMenu(row: HTMLElement): boolean {
  const link = row.querySelector<HTMLAnchorElement>('a[data-menu]')
  if (link) import('./row-menu').then(({ openRowMenu }) => openRowMenu(link, 'edit'))
  return link !== null
}

function peeks(table: HTMLElement, row: HTMLElement, go: Go): boolean {
  if (!('peekable' in table.dataset)) return false
  const query = new URLSearchParams(location.search)
  query.delete('open')
  query.set('peek', row.id.replace(/^row-/, ''))
  go(`${location.pathname}?${query}`)
  return true
}

const searchBox = (table: HTMLElement) => table.querySelector<HTMLInputElement>('form[data-search] input[type=search]')

function searches(table: HTMLElement): boolean {
  const box = searchBox(table)
  box?.focus()
  box?.select()
  return box !== null
}

/** Empties the box, which not every browser does by itself; out of an empty one, so that the rows are walked again. */
function leavesSearch(table: HTMLElement, element: HTMLElement): boolean {
  const box = searchBox(table)
  if (!box || element !== box) return false
  if (box.value === '') box.blur()
  else {
    box.value = ''
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  return true
}

/** From the panel, or from a row while it stands open, back to the row. */
function closesPanel(table: HTMLElement, element: HTMLElement, isInRow: boolean): boolean {
  const close = table.querySelector<HTMLElement>('.dt-side [data-close]')
  if (!close || !(isInRow || element.closest('.dt-side') || element === document.body)) return false
  const shown = table.querySelector<HTMLElement>('tr[data-on]')
  close.click()
  if (shown) focusRow(table, shown.id.replace(/^row-/, ''))
  return true
}
