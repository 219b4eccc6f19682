import { labelled } from '@/lib/text/locale'
import type { CellPlace, EditCell, Go } from './types'
import { dragWidth, headingHeld } from './widths'

const pause = 250

/** Clicks, words, menus and check boxes of a table. Returns what ends it. */
export function listenToTable(table: HTMLElement, go: Go, edit: EditCell): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(timer))
  const search = (form: HTMLFormElement) => {
    clearTimeout(timer)
    const href = addressOf(form)
    if (href !== addressWithoutStanding()) go(href, 'replace')
  }

  // On the document: a link of React that stands in a slot has its turn first, and says so.
  document.addEventListener(
    'click',
    (event) => {
      const target = within(table, event.target)
      if (!target || event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.altKey) return
      const link = target.closest('a')
      if (link) follow(event, link, go)
      if (target.matches('input[type=checkbox]')) picked(table, event)
      if (target.closest('[data-unpick]')) selection().then(({ unpickAll }) => unpickAll(table))
      if (target.closest('[data-all]')) {
        event.preventDefault()
        selection().then(({ pickAll }) => pickAll(table))
      }
      const { row, field } = target.closest<HTMLElement>('button[data-field]')?.dataset ?? {}
      if (row && field) {
        target.closest<HTMLElement>('.dt-rowmenu')?.hidePopover()
        edit({ row: row.replace(/^row-/, ''), column: field })
      }
    },
    { signal },
  )
  document.addEventListener(
    'input',
    ({ target }) => {
      const form = within(table, target)?.closest<HTMLFormElement>('form[data-search]')
      if (!form) return
      clearTimeout(timer)
      timer = setTimeout(() => search(form), pause)
    },
    { signal },
  )
  document.addEventListener(
    'submit',
    (event) => {
      const form = within(table, event.target)?.closest<HTMLFormElement>('form[data-search]')
      if (!form) return
      event.preventDefault()
      search(form)
    },
    { signal },
  )
  document.addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      const cell = within(table, target)?.closest<HTMLTableCellElement>('tr[data-edit] > td[data-label]')
      if (cell && pointerType === 'mouse') import('./row-menu').then(({ pencilIn }) => pencilIn(cell))
    },
    { signal, passive: true },
  )
  document.addEventListener(
    'pointermove',
    ({ target, clientX }) => {
      const held = headingHeld(within(table, target), clientX)
      table.toggleAttribute('data-held', held !== null)
    },
    { signal, passive: true },
  )
  document.addEventListener(
    'pointerdown',
    (event) => {
      const held = event.button === 0 ? headingHeld(within(table, event.target), event.clientX) : null
      if (!held) return
      event.preventDefault()
      dragWidth(held, event.clientX, go)
    },
    { signal },
  )
  // A link that is dragged is taken for a file: not at the end of a heading.
  table.addEventListener('dragstart', (event) => table.hasAttribute('data-held') && event.preventDefault(), { signal })
  // It does not bubble: a menu or a part of one that opens asks for what stands in it.
  table.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLElement) || !within(table, target)) return
      if (isOpen(target)) asks(target, go)
      else closed(target)
    },
    { signal, capture: true },
  )
  const watch = new ResizeObserver(() => measured(table))
  watch.observe(table)
  signal.addEventListener('abort', () => watch.disconnect())
  return () => stop.abort()
}

function within(table: HTMLElement, target: EventTarget | null): Element | null {
  return target instanceof Element && table.contains(target) ? target : null
}

/** Pages are shown without leaving; files, other places and other windows are the browser's. */
function follow(event: MouseEvent, link: HTMLAnchorElement, go: Go): void {
  const further = event.shiftKey ? link.dataset.further : undefined
  const isElsewhere = link.origin !== location.origin || link.pathname.startsWith('/api/')
  if (isElsewhere || link.target || link.hasAttribute('download') || (event.shiftKey && !further)) return
  event.preventDefault()
  if (link.ariaDisabled === 'true') return
  if ('menu' in link.dataset) {
    import('./row-menu').then(({ openRowMenu }) => openRowMenu(link))
    return
  }
  link.closest<HTMLElement>('.dt-rowmenu')?.hidePopover()
  go(further ?? link.pathname + link.search + link.hash)
}

function isOpen(panel: HTMLElement): boolean {
  return panel instanceof HTMLDetailsElement ? panel.open : panel.matches(':popover-open')
}

/** The link of a menu whose contents are not there yet is followed when the menu opens. */
function asks(panel: HTMLElement, go: Go): void {
  sayLook(panel)
  const link = panel.querySelector<HTMLAnchorElement>('a[data-ask]')
  const inside = link?.closest('details')
  if (link && (!inside || inside.open)) go(link.pathname + link.search, 'replace')
}

/** A menu that was closed stands open in no address; nothing has to be read for that. */
function closed(panel: HTMLElement): void {
  const open = new URLSearchParams(location.search).get('open')
  const isAsked = panel.id === `facet-${open}` || panel.id === `${open?.slice(1)}-menu` || panel.id === 'facets-more'
  if (!isAsked || open === keysOpen) return
  history.replaceState(null, '', addressWithoutStanding())
}

function addressWithoutStanding(): string {
  const query = new URLSearchParams(location.search)
  query.delete('open')
  return `${location.pathname}${query.size > 0 ? `?${query}` : ''}`
}

/** Which of the buttons for row height and keys stands: only the page knows, for it is a matter of this device. */
function sayLook(panel: HTMLElement): void {
  const look = document.documentElement.dataset
  for (const button of panel.querySelectorAll<HTMLButtonElement>('button.dt-look[name]'))
    button.ariaPressed = String(look[button.name] === button.value)
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
  const { pathname } = new URL(form.action)
  return `${pathname}${query.size > 0 ? `?${query}` : ''}`
}

/** The box shows what was searched, unless somebody is typing in it. */
export function searchShows(table: HTMLElement, q: string): void {
  const box = table.querySelector<HTMLInputElement>('form[data-search] input[type=search]')
  if (box && box !== document.activeElement) box.value = q
}

const keysOpen = '-keys'

/** Asks for the dialog that lists the keys; it opens when it is there. */
export function askKeys(table: HTMLElement, go: Go): void {
  const query = new URLSearchParams(location.search)
  query.set('open', keysOpen)
  if (table.querySelector('dialog.dt-keys')) showKeys(table)
  else go(`${location.pathname}?${query}`, 'replace')
}

/** Opens the dialog where the server drew it. */
export function showKeys(table: HTMLElement): void {
  const dialog = table.querySelector<HTMLDialogElement>('dialog.dt-keys')
  if (!dialog || dialog.open) return
  sayLook(dialog)
  dialog.showModal()
  dialog.onclose = () => history.replaceState(null, '', addressWithoutStanding())
}

/** The focus on the link of a row. */
export function focusRow(table: HTMLElement, id: string): void {
  table.querySelector<HTMLElement>(`#row-${CSS.escape(id)} > th > a`)?.focus()
}

/** A cell by its row and column; null where it is not on the page. */
export function cellAt(table: HTMLElement, { row, column }: CellPlace): HTMLTableCellElement | null {
  const heads = [...table.querySelectorAll<HTMLElement>('thead tr > *')]
  const at = heads.findIndex((head) => head.dataset.column === column)
  return table.querySelector<HTMLTableRowElement>(`#row-${CSS.escape(row)}`)?.cells[at] ?? null
}

/** The focus on the pencil of a cell; where it is gone from the page, on the rows. */
export async function focusCell(table: HTMLElement, place: CellPlace): Promise<void> {
  const { pencilIn } = await import('./row-menu')
  const cell = cellAt(table, place)
  const pencil = cell && pencilIn(cell)
  if (pencil) pencil.focus()
  else table.querySelector<HTMLElement>('.dt-scroll')?.focus()
}

let chosen: Promise<typeof import('./selection')> | undefined

/** Selection by TanStack Table, loaded with the first box that is ticked. */
function selection() {
  chosen ??= import('./selection')
  return chosen
}

function picked(table: HTMLElement, event: Event): void {
  const box = event.target
  if (box instanceof HTMLInputElement && (box.name === 'pick' || 'pickPage' in box.dataset))
    selection().then(({ pick }) => pick(table, box, event))
}

/** What only the drawn page knows: whether columns stand further to the right, and which. */
export function measured(table: HTMLElement): void {
  const scroller = table.querySelector<HTMLElement>('.dt-scroll')
  const line = table.querySelector<HTMLElement>('[data-beyond]')
  table.dataset.live = ''
  if (chosen || table.querySelector('input[name=pick]:checked, [data-pick-page]:checked'))
    selection().then(({ recount }) => recount(table))
  if (!scroller || !line) return
  const isWide = scroller.scrollWidth > scroller.clientWidth + 1
  scroller.dataset.wide = String(isWide)
  const show = () => {
    const edge = scroller.getBoundingClientRect().right
    const beyond = [...scroller.querySelectorAll<HTMLElement>('thead th')].filter(
      (head) => head.getBoundingClientRect().right > edge + 8,
    )
    const names = beyond.map((head) => (head.querySelector('a') ?? head).firstChild?.textContent ?? '')
    line.hidden = beyond.length === 0
    const list = line.querySelector('span')
    if (list) list.textContent = labelled(document.documentElement.lang, `(${names.length})`, names.join(', '))
    scroller.parentElement?.toggleAttribute('data-more', beyond.length > 0)
  }
  scroller.onscroll = show
  show()
}
