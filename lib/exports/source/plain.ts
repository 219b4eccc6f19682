import type { JsonValue } from '@/lib/errors/json'
import type { ListColumn, ListPage, ListState } from '@/lib/lists/declared'
import { bareState, shownColumns, type TableShape, type TableState } from '@/lib/table/state'
import type { Asked, Line, Opened } from './source'

/** What stands in one place of a row: for tables, for people, for programs. */
export type PlainCell = { text: string; spoken?: string; value: JsonValue }

/** A list that is no register: its columns, a page of it as its room reads it, and its words. */
export type PlainList<Id extends string, Row> = {
  title: string
  columns: readonly ListColumn<Id>[]
  shape: TableShape
  page(state: ListState): Promise<ListPage & { rows: readonly Row[] }>
  label(id: Id): string
  /** A chosen value of a filter in words. */
  option(id: Id, value: string): string
  /** Filters under which every row is there. */
  everything: TableState['filters']
  /** Filters under which a chosen row is found, where those hide some (exercises). */
  choosable?: TableState['filters']
  /** The column that stands first where it is no reference of its own. */
  first?: Id
  ref(row: Row): string
  name(row: Row): string
  /** What a row says; a column without it has nothing to say. */
  cells(row: Row): Partial<Record<Id, PlainCell>>
}

const pageSize = 200

/** Opens such a list: its rows in pages by key, under the rights that its room asks. */
export async function openPlain<Id extends string, Row>(list: PlainList<Id, Row>, asked: Asked): Promise<Opened> {
  const { state, what, fields, picks } = asked
  // What was chosen is wanted whatever is asked for by now: a row may have changed since it was ticked.
  const filters = what === 'picked' ? (list.choosable ?? list.everything) : list.everything
  const wide = what === 'seen' ? state : { ...state, q: '', filters }
  const known = list.columns.filter(({ hidden }) => hidden !== 'always')
  const shown = shownColumns(state, list.shape)
  const number = list.first ?? 'ref'
  const first = known.filter(({ id }) => id === number)
  const rest = (fields === 'all' ? known.map(({ id }) => id) : shown).flatMap((id) =>
    known.filter((column) => column.id === id && column.id !== number),
  )
  const columns = [...first, ...rest]
  const listed: ListState = { ...bareState, ...wide, size: 1, counted: true, bare: true }
  const head = {
    title: list.title,
    columns: columns.map(({ id }) => ({ key: id, label: list.label(id) })),
    filters: what === 'seen' ? filtersIn(list, wide.filters) : [],
  }
  if (what === 'picked') {
    const rows = await pickedOf(list, listed, picks)
    return {
      ...{ ...head, total: rows.length },
      async *pages() {
        yield rows.map((row) => lineOf(list, row, columns))
      },
    }
  }
  const { total } = await list.page(listed)
  return {
    ...{ ...head, total: total.count },
    async *pages() {
      for await (const rows of rowsOf(list, listed)) yield rows.map((row) => lineOf(list, row, columns))
    },
  }
}

/** The rows of a list in pages by key. */
async function* rowsOf<Id extends string, Row>(
  list: PlainList<Id, Row>,
  listed: ListState,
): AsyncGenerator<readonly Row[]> {
  let after: string | null = null
  for (let page = 1; ; page += 1) {
    const asking: ListState = { ...listed, size: pageSize, counted: false, uncounted: true, after, page }
    const found = await list.page(asking)
    yield found.rows
    if (found.rows.length < pageSize || found.beside.next === null) return
    after = found.beside.next
  }
}

/** Those of the chosen rows that are there: they are few, so they are read to be counted. */
async function pickedOf<Id extends string, Row>(
  list: PlainList<Id, Row>,
  listed: ListState,
  picks: readonly string[],
): Promise<readonly Row[]> {
  const sought = new Set(picks)
  const picked: Row[] = []
  for await (const rows of rowsOf(list, listed)) {
    picked.push(...rows.filter((row) => sought.has(list.ref(row))))
    if (picked.length === sought.size) break
  }
  return picked
}

function filtersIn<Id extends string, Row>(
  { columns, label, option }: PlainList<Id, Row>,
  filters: TableState['filters'],
) {
  return columns.flatMap(({ id }) => {
    const values = filters[id]
    return values?.length ? [{ label: label(id), values: values.map((value) => option(id, value)) }] : []
  })
}

function lineOf<Id extends string, Row>(list: PlainList<Id, Row>, row: Row, columns: readonly ListColumn<Id>[]): Line {
  const cells = list.cells(row)
  const said = columns.map(({ id }): PlainCell => cells[id] ?? { text: '', value: null })
  return {
    ref: list.ref(row),
    title: list.name(row),
    texts: () => said.map(({ text }) => text),
    spoken: () => said.map(({ text, spoken }) => spoken ?? text),
    values: () => said.map(({ value }) => value),
  }
}

export const plainText = (text: string | null): PlainCell => ({ text: text ?? '', value: text })
export const coded = (code: string | null, label: (code: string) => string): PlainCell =>
  code === null ? { text: '', value: null } : { text: label(code), value: code }
export const listed = (codes: readonly string[], label: (code: string) => string): PlainCell => ({
  text: codes.map(label).join('\n'),
  value: [...codes],
})
export const linked = (records: readonly { ref: string; title: string }[]): PlainCell => {
  const lines = records.map(({ ref, title }) => [ref, title].filter(Boolean).join(' '))
  return { text: lines.join('\n'), value: lines }
}
