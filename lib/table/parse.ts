import { z } from 'zod'
import {
  columnWidth,
  emptyValue,
  groupable,
  groupedSort,
  initialState,
  longestSearch,
  openMenus,
  type SortKey,
  shownColumns,
  type TableShape,
  type TableState,
} from './state'

/** Search parameters as Next gives them. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>

const maxValues = 50
const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0])]).optional()
const many = z.union([z.string().transform((text) => [text]), z.array(z.string())]).default([])
const upTo = (most: number) => one.pipe(z.string().max(most).optional()).catch(undefined)
const text = upTo(200)
/** A list of columns with what is said of each. */
const list = upTo(4000)
const key = upTo(2000)
const values = many.transform((all) => [...new Set(all)].slice(0, maxValues)).catch([])
const number = (max: number) =>
  one
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(z.number().int().min(1).max(max).optional())
    .catch(undefined)

const page = number(100_000)

/**
 * What an address searches for. Too long, it is cut where the box of the page would end, never within a sign: dropped, a list
 * would show everything as if nothing were searched.
 */
export function searchOf(value: RawParams[string]): string {
  return cutText(one.catch(undefined).parse(value)?.trim() ?? '').trim()
}

/** A text that somebody typed, as far as a search may be long. */
export function cutText(text: string): string {
  return text.slice(0, longestSearch).replace(/[\uD800-\uDBFF]$/, '')
}

/** The page that an address asks for; the first when it cannot be read. */
export function pageOf(value: RawParams[string]): number {
  return page.parse(value) ?? 1
}

/**
 * Reads the state of a table from an address. What the declaration does not know, and what cannot be read, is dropped:
 * the answer is always a state that can be shown.
 */
export function tableStateParser(shape: TableShape): (params: RawParams) => TableState {
  const first = initialState(shape)
  const groups = groupable(shape)
  const oneOf = (known: readonly string[], raw: string | undefined) => known.find((id) => id === raw) ?? null
  return (params) => {
    const group = oneOf(groups, text.parse(params.group))
    const after = said(key.parse(params.after))
    return {
      q: searchOf(params.q),
      filters: filtersOf(shape, params),
      sort: groupedSort(sortOf(shape, list.parse(params.sort)) ?? first.sort, group),
      page: pageOf(params.page),
      size: shape.sizes.find((size) => String(size) === text.parse(params.size)) ?? first.size,
      ...columnsOf(shape, first, list.parse(params.cols)),
      widths: widthsOf(shape, list.parse(params.w) ?? ''),
      pinned: idsOf(
        shape.columns.filter((column) => column.hideable),
        list.parse(params.pin) ?? '',
      ),
      group,
      open: oneOf([...shape.filters, ...Object.values(openMenus)], text.parse(params.open)),
      peek: said(text.parse(params.peek)),
      after,
      before: after === null ? said(key.parse(params.before)) : null,
      counted: text.parse(params.count) === 'all',
      view: said(text.parse(params.view)),
    }
  }
}

function said(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value
}

function filtersOf(shape: TableShape, params: RawParams): TableState['filters'] {
  const read = shape.filters.map(
    (field) => [field, values.parse(params[`f.${field}`]).filter((value) => value !== '')] as const,
  )
  return Object.fromEntries(read.filter(([, chosen]) => chosen.length > 0))
}

function sortOf(shape: TableShape, raw: string | undefined): SortKey[] | null {
  if (raw === undefined) return null
  if (raw === emptyValue) return []
  const keys = raw
    .split(',')
    .map(
      (part): SortKey => (part.startsWith('-') ? { field: part.slice(1), dir: 'desc' } : { field: part, dir: 'asc' }),
    )
  const known = keys.filter(
    (key, index) =>
      shape.columns.some((column) => column.sortable && column.id === key.field) &&
      keys.findIndex((other) => other.field === key.field) === index,
  )
  return known.length > 0 ? known : null
}

/** What is shown, and in which order: empty when it is the declared one. */
function columnsOf(
  shape: TableShape,
  first: TableState,
  raw: string | undefined,
): Pick<TableState, 'hidden' | 'order'> {
  if (raw === undefined) return { hidden: first.hidden, order: [] }
  const said = idsOf(shape.columns, raw)
  if (said.length === 0 && raw !== emptyValue) return { hidden: first.hidden, order: [] }
  const hidden = shape.columns.filter((column) => column.hideable && !said.includes(column.id)).map(({ id }) => id)
  const declared = shownColumns({ hidden, order: [] }, shape)
  const always = declared.filter((id) => !said.includes(id))
  const order = said.length === 0 ? [] : always.reduce((ids, id) => withDeclared(ids, id, declared), said)
  return { hidden, order: order.join() === declared.join() ? [] : order }
}

/** A column that must stay, put where the declaration has it: after the column before it. */
function withDeclared(ids: readonly string[], id: string, declared: readonly string[]): string[] {
  const place = ids.indexOf(declared[declared.indexOf(id) - 1] ?? '') + 1
  return [...ids.slice(0, place), id, ...ids.slice(place)]
}

function widthsOf(shape: TableShape, raw: string): TableState['widths'] {
  const read = raw.split(',').flatMap((part) => {
    const dot = part.lastIndexOf('.')
    const pixels = Number(part.slice(dot + 1))
    const isWidth = Number.isInteger(pixels) && pixels >= columnWidth.least && pixels <= columnWidth.most
    return isWidth && shape.columns.some((column) => column.id === part.slice(0, dot))
      ? [[part.slice(0, dot), pixels] as const]
      : []
  })
  return Object.fromEntries(read)
}

/** Those of a written list that are known, each once. */
function idsOf(columns: TableShape['columns'], raw: string): string[] {
  return [...new Set(raw.split(','))].filter((id) => columns.some((column) => column.id === id))
}
