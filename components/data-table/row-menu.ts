/**
 * The menu of one row, made of what its link says when it is opened: fifty menus in a page would be a third of its elements.
 * The panel is the browser's own popover, as every menu.
 */
export function openRowMenu(link: HTMLAnchorElement): void {
  const menu = document.getElementById('row-menu')
  if (!menu) return
  const lines = (link.dataset.menu ?? '').split('\n').filter(Boolean)
  const actions = lines.flatMap((href, at) => (at % 2 === 0 ? [{ href, label: lines[at + 1] ?? '' }] : []))
  const beside = new URL(link.href)
  const all = beside.searchParams.has('peek')
    ? [{ href: beside.pathname + beside.search, label: menu.dataset.peek ?? '' }, ...actions]
    : actions
  menu.replaceChildren(...all.map(lineOf))
  menu.showPopover({ source: link })
  menu.querySelector('a')?.focus()
}

function lineOf({ href, label }: { href: string; label: string }): HTMLAnchorElement {
  const line = document.createElement('a')
  line.className = 'dt-line'
  line.href = href
  line.textContent = label
  return line
}
