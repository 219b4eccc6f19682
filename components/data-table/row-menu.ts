import { betweenMenus, rowSign } from './row-sign'

/**
 * The menu of one row, made of what its link says when it is opened: fifty menus in a page would be a third of its elements.
 * The panel is the browser's own popover, as every menu.
 */
export function openRowMenu(link: HTMLAnchorElement, how: 'all' | 'edit' = 'all'): void {
  const menu = document.getElementById('row-menu')
  if (!menu) return
  const row = link.closest<HTMLElement>('tr')
  const heads =
    row && 'edit' in row.dataset ? [...(row.closest('table')?.querySelectorAll('thead th[data-edit]') ?? [])] : []
  const lines = linesOf(menu, link.dataset.menu ?? '', row?.id.replace(/^row-/, '') ?? '')
  const actions = lines.flatMap((href, at) => (at % 2 === 0 ? [{ href, label: lines[at + 1] ?? '' }] : []))
  const beside = new URL(link.href)
  const peek = beside.searchParams.has('peek')
    ? [{ href: beside.pathname + beside.search, label: menu.dataset.peek ?? '' }]
    : []
  const changes = heads.map((head) => buttonFor(head, row?.id ?? ''))
  for (const button of changes) button.className = 'dt-line'
  menu.replaceChildren(...peek.map(lineOf), ...changes, ...actions.map(lineOf))
  menu.showPopover({ source: link })
  menu.querySelector<HTMLElement>(how === 'edit' ? '[data-field]' : 'a, button')?.focus()
}

/** What the menu of this number says, in turns an address and its words, with the row in it. */
function linesOf(menu: HTMLElement, number: string, row: string): string[] {
  const said = number === '' ? '' : ((menu.dataset.menus ?? '').split(betweenMenus)[Number(number)] ?? '')
  return said.replaceAll(rowSign, row).split('\n').filter(Boolean)
}

/** A button that opens the form of a cell; its words are those of the menu with the heading in them. */
function buttonFor(head: Element, row: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.row = row
  button.dataset.field = head.getAttribute('data-column') ?? ''
  const name = (head.querySelector('a') ?? head).firstChild?.textContent ?? ''
  button.textContent = (document.getElementById('row-menu')?.dataset.change ?? '%').replace('%', name)
  return button
}

const pencil = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M21.2 6.8a1 1 0 0 0-4-4L3.8 16.2 2 22l5.8-1.8zM15 5l4 4"/></svg>`

/** The one pencil of a page, put into the cell where the pointer is; null where a cell is not changed where it stands. */
export function pencilIn(cell: HTMLTableCellElement): HTMLButtonElement | null {
  const head = cell.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex]
  const there = document.querySelector<HTMLButtonElement>('.dt-pencil')
  if (!head || !('edit' in head.dataset)) return null
  if (there?.parentElement === cell) return there
  there?.remove()
  const button = buttonFor(head, cell.parentElement?.id ?? '')
  const words = [...cell.childNodes].map((part) => part.textContent)
  button.ariaLabel = `${button.textContent}: ${words.join(' ')}`
  button.className = 'dt-pencil'
  button.innerHTML = pencil
  // No stop of the Tab key stays behind in a row.
  const leave = () => (cell.matches(':hover') || button === document.activeElement ? undefined : button.remove())
  cell.addEventListener('pointerleave', leave)
  button.onblur = leave
  cell.append(button)
  return button
}

function lineOf({ href, label }: { href: string; label: string }): HTMLAnchorElement {
  const line = document.createElement('a')
  line.className = 'dt-line'
  line.href = href
  line.textContent = label
  return line
}
