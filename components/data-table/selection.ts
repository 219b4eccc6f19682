import { constructTable, createColumnHelper, rowSelectionFeature, tableFeatures } from '@tanstack/react-table'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'

type Box = { value: string; box: HTMLInputElement }

const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings(), rowSelectionFeature })
const columns = createColumnHelper<typeof features, Box>().columns([])

/** Where the last box was ticked: from there Shift takes the rows between. */
const anchors = new WeakMap<HTMLElement, string>()

/** TanStack's selection over the boxes of this page; the boxes themselves are what the form sends. */
function selectionOf(table: HTMLElement) {
  const boxes = [...table.querySelectorAll<HTMLInputElement>('input[name=pick]')]
  const model = constructTable({
    features,
    columns,
    data: boxes.map((box): Box => ({ value: box.value, box })),
    getRowId: ({ value }) => value,
    initialState: {
      rowSelection: Object.fromEntries(boxes.flatMap((box) => (box.checked ? [[box.value, true]] : []))),
    },
  })
  return { boxes, model }
}

/** A box was ticked: with Shift the rows from the last one on, and the box of the heading stands for the page. */
export function pick(table: HTMLElement, box: HTMLInputElement, event: Event): void {
  const { model } = selectionOf(table)
  if ('pickPage' in box.dataset) model.toggleAllRowsSelected(box.checked)
  else {
    const anchor = anchors.get(table)
    if (anchor !== undefined) model._lastSelectedRowId = anchor
    model.getRow(box.value).getToggleSelectedHandler()(event)
    anchors.set(table, box.value)
  }
  shows(table, model)
}

/** Nothing is chosen any more. */
export function unpickAll(table: HTMLElement): void {
  const { model } = selectionOf(table)
  model.resetRowSelection(true)
  shows(table, model)
}

/** After other rows were drawn: those that are still there count. */
export function recount(table: HTMLElement): void {
  shows(table, selectionOf(table).model)
}

function shows(table: HTMLElement, model: ReturnType<typeof selectionOf>['model']): void {
  for (const row of model.getCoreRowModel().rows) row.original.box.checked = row.getIsSelected()
  const page = table.querySelector<HTMLInputElement>('input[data-pick-page]')
  if (page) {
    page.checked = model.getIsAllRowsSelected()
    page.indeterminate = !page.checked && model.getIsSomeRowsSelected()
  }
  const count = table.querySelector('[data-picked] b')
  if (count) count.textContent = String(model.getSelectedRowIds().length)
}
