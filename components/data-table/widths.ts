import { columnWidth } from '@/lib/table/state'
import type { Go } from './types'

/** How near the end of a heading, in pixels, the pointer takes hold of it. */
const reach = 6

/** The heading whose end is under the pointer, and which can be made wider; null elsewhere. */
export function headingHeld(target: Element | null, x: number): HTMLElement | null {
  const head = target?.closest<HTMLElement>('thead th[data-column]') ?? null
  return head && head.getBoundingClientRect().right - x <= reach ? head : null
}

/**
 * Makes a column as wide as the pointer says until it lets go; then the width stands in the address, like that of the steps in
 * the menu of columns. Escape leaves it as it was. Returns nothing: it ends by itself.
 */
export function dragWidth(head: HTMLElement, from: number, go: Go): void {
  const table = head.closest('table')
  const place = [...(head.parentElement?.children ?? [])].indexOf(head)
  const column = table?.querySelectorAll('col')[place]
  const id = head.dataset.column
  if (!table || !column || id === undefined) return
  const before = Math.round(head.getBoundingClientRect().width)
  const [ofColumn, ofTable] = [column.style.width, table.style.minWidth]
  const stop = new AbortController()
  const { signal } = stop
  let now = before
  // The click that follows when the pointer lets go would sort by the heading.
  const released = () => {
    const swallow = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }))
  }
  document.addEventListener(
    'pointermove',
    (event) => {
      now = Math.min(columnWidth.most, Math.max(columnWidth.least, Math.round(before + event.clientX - from)))
      column.style.width = `${now}px`
      table.style.minWidth = `calc(${ofTable || '0px'} + ${now - before}px)`
    },
    { signal },
  )
  document.addEventListener(
    'pointerup',
    () => {
      stop.abort()
      released()
      if (now !== before) go(addressWith(id, now), 'replace')
    },
    { signal },
  )
  const leave = () => {
    stop.abort()
    column.style.width = ofColumn
    table.style.minWidth = ofTable
  }
  document.addEventListener('pointercancel', leave, { signal })
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape') return
      leave()
      document.addEventListener('pointerup', released, { once: true })
    },
    { signal, capture: true },
  )
}

/** This address with the width of one column; those of the others stay. */
function addressWith(id: string, pixels: number): string {
  const query = new URLSearchParams(location.search)
  const others = (query.get('w') ?? '').split(',').filter((one) => one !== '' && !one.startsWith(`${id}.`))
  query.set('w', [...others, `${id}.${pixels}`].join())
  query.delete('open')
  return `${location.pathname}?${query}`
}
