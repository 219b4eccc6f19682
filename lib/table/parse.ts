import { z } from 'zod'
import { emptyValue, initialState, type SortKey, type TableShape, type TableState } from './state'

/** Search parameters as Next gives them. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>

const maxValues = 50
const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0])]).optional()
const many = z.union([z.string().transform((text) => [text]), z.array(z.string())]).default([])
const text = one.pipe(z.string().max(200).optional()).catch(undefined)
const values = many.transform((all) => [...new Set(all)].slice(0, maxValues)).catch([])
const number = (max: number) =>
  one
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(z.number().int().min(1).max(max).optional())
    .catch(undefined)

/** The page that an address asks for; the first when it cannot be read. */
export function pageOf(value: RawParams[string]): number {
  return number(100_000).parse(value) ?? 1
}

/**
 * Reads the state of a table from an address. What the declaration does not know, and what cannot be read, is dropped:
 * the answer is always a state that can be shown.
 */
export function tableStateParser(shape: TableShape): (params: RawParams) => TableState {
  const first = initialState(shape)
  const hideable = shape.columns.filter((column) => column.hideable).map((column) => column.id)
  return (params) => ({
    q: (text.parse(params.q) ?? '').trim(),
    filters: filtersOf(shape, params),
    sort: sortOf(shape, text.parse(params.sort)) ?? first.sort,
    page: pageOf(params.page),
    size: shape.sizes.find((size) => String(size) === text.parse(params.size)) ?? first.size,
    hidden: hiddenOf(hideable, text.parse(params.cols)) ?? first.hidden,
    ...viewIn(text.parse(params.view)),
  })
}

const viewIn = (view: string | undefined) => (view ? { view } : {})

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

function hiddenOf(hideable: readonly string[], raw: string | undefined): string[] | null {
  if (raw === undefined) return null
  const shown = raw.split(',')
  return hideable.filter((id) => !shown.includes(id))
}
