import { constructTable, createColumnHelper, rowSelectionFeature, tableFeatures } from '@tanstack/react-table'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'

type Box = { value: string; box: HTMLInputElement }

const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings(), rowSelectionFeature })
const columns = createColumnHelper<typeof features, Box>().columns([])

/** Where the last box was ticked: from there Shift takes the rows between. */
const anchors = new WeakMap<HTMLElement, string>()

/** What is chosen in a list over its pages, as long as one does not leave it: `all` that `narrow` finds, or these. */
type Kept = { narrow: string; ids: readonly string[]; all: boolean }
const kept = new Map<string, Kept>()
const heard = new WeakSet<HTMLFormElement>()

/** The form of what is done with rows that are chosen; null where they belong to another form, and to one page. */
function formOf(table: HTMLElement): HTMLFormElement | null {
  return table.querySelector<HTMLFormElement>('form.dt-bulk')
}

function keptIn(table: HTMLElement): Kept | undefined {
  return kept.get(formOf(table)?.action ?? '')
}

/** What decides which rows there are, as the server read it: search, filters, saved view. */
function narrowOf(form: HTMLFormElement): string {
  const said = [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')]
  return said
    .filter(({ name }) => name === 'q' || name === 'view' || name.startsWith('f.'))
    .map(({ name, value }) => `${name}=${value}`)
    .join('\n')
}

const boxesOf = (table: HTMLElement) => [...table.querySelectorAll<HTMLInputElement>('input[name=pick]')]

/** TanStack's selection over the boxes of this page and what is chosen elsewhere. */
function selectionOf(table: HTMLElement, ids: readonly string[]) {
  return constructTable({
    features,
    columns,
    data: boxesOf(table).map((box): Box => ({ value: box.value, box })),
    getRowId: ({ value }) => value,
    initialState: { rowSelection: Object.fromEntries(ids.map((id) => [id, true])) },
  })
}

const tickedIn = (table: HTMLElement) => boxesOf(table).flatMap(({ checked, value }) => (checked ? [value] : []))

/** What was chosen on other pages and what is ticked here; of "all" only what is ticked here. */
function chosenIn(table: HTMLElement): string[] {
  const before = keptIn(table)
  const here = new Set(boxesOf(table).map(({ value }) => value))
  const elsewhere = before && !before.all ? before.ids.filter((id) => !here.has(id)) : []
  return [...elsewhere, ...tickedIn(table)]
}

/** A box was ticked: with Shift the rows from the last one on, and the box of the heading stands for the page. */
export function pick(table: HTMLElement, box: HTMLInputElement, event: Event): void {
  says(table, null)
  const model = selectionOf(table, chosenIn(table))
  if ('pickPage' in box.dataset) model.toggleAllRowsSelected(box.checked)
  else {
    const anchor = anchors.get(table)
    if (anchor !== undefined && boxesOf(table).some(({ value }) => value === anchor)) model._lastSelectedRowId = anchor
    model.getRow(box.value).getToggleSelectedHandler()(event)
    anchors.set(table, box.value)
  }
  keeps(table, model.getSelectedRowIds(), false)
  shows(table, model)
}

/** All rows that the list finds are chosen, also those of other pages. */
export function pickAll(table: HTMLElement): void {
  says(table, null)
  const ids = boxesOf(table).map(({ value }) => value)
  keeps(table, ids, true)
  shows(table, selectionOf(table, ids))
}

/** Nothing is chosen any more. */
export function unpickAll(table: HTMLElement): void {
  says(table, null)
  keeps(table, [], false)
  shows(table, selectionOf(table, []))
}

/** After other rows were drawn: what is chosen stands as long as the same are found; else it is said that it is gone. */
export function recount(table: HTMLElement): void {
  const form = formOf(table)
  const before = keptIn(table)
  const line = table.querySelector<HTMLElement>('[data-dropped]')
  if (form && line?.dataset.narrow !== narrowOf(form)) says(table, null)
  if (!form || !before) {
    keeps(table, tickedIn(table), false)
    shows(table, selectionOf(table, tickedIn(table)))
    return
  }
  const isSame = before.narrow === narrowOf(form)
  if (!isSame) keeps(table, [], false)
  const ids = !isSame ? [] : before.all ? boxesOf(table).map(({ value }) => value) : before.ids
  shows(table, selectionOf(table, ids))
  if (!isSame) says(table, narrowOf(form))
}

/** That nothing is chosen any more, as long as the same rows are found; null: nothing is to be said. */
function says(table: HTMLElement, narrow: string | null): void {
  const line = table.querySelector<HTMLElement>('[data-dropped]')
  if (!line) return
  line.textContent = narrow === null ? '' : (line.dataset.dropped ?? '')
  line.dataset.narrow = narrow ?? ''
}

function keeps(table: HTMLElement, ids: readonly string[], all: boolean): void {
  const form = formOf(table)
  if (!form) return
  if (ids.length === 0) kept.delete(form.action)
  else kept.set(form.action, { narrow: narrowOf(form), ids, all })
  if (heard.has(form)) return
  heard.add(form)
  // The boxes of this page are sent by the browser itself.
  form.addEventListener('formdata', ({ formData }) => {
    const chosen = kept.get(form.action)
    const here = new Set(formData.getAll('pick'))
    if (chosen?.all) formData.delete('pick')
    if (chosen?.all) formData.set('all', '1')
    else for (const id of chosen?.ids ?? []) if (!here.has(id)) formData.append('pick', id)
  })
}

function shows(table: HTMLElement, model: ReturnType<typeof selectionOf>): void {
  const rows = model.getCoreRowModel().rows
  const ticked = rows.filter((row) => row.getIsSelected()).length
  for (const row of rows) row.original.box.checked = row.getIsSelected()
  const page = table.querySelector<HTMLInputElement>('input[data-pick-page]')
  if (page) {
    page.checked = model.getIsAllRowsSelected()
    page.indeterminate = !page.checked && ticked > 0
  }
  const all = keptIn(table)?.all ? Number(table.querySelector<HTMLElement>('[data-all]')?.dataset.all) : 0
  const count = all || model.getSelectedRowIds().length
  table.toggleAttribute('data-some', count > 0)
  const [whole, other] = table.querySelectorAll<HTMLElement>('[data-picked] b')
  if (whole) whole.textContent = String(count)
  if (other) other.textContent = String(count - ticked)
  if (other?.parentElement) other.parentElement.hidden = count === ticked
}
