import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { longestSearch, type TableShape, type TableState } from '@/lib/table/state'
import type { WrongPart } from './problem'

export type ListQuery = {
  state: TableState
  cursor: string | null
  /** The exact number of all that match is asked for. */
  total: boolean
  asOf: string | null
  /** What is asked, without where in it: a cursor is good for this alone. */
  question: string
}

const most = 200
const mostValues = 50
const wrong = (name: string, code: string): WrongPart => ({ in: 'query', name, code })

/**
 * What an address asks of a list: the search, filters and sort that its table has. What a table would drop is refused here with
 * its name: a program that mistypes a filter must not be given everything.
 */
export function listQuery(
  query: URLSearchParams,
  shape: TableShape,
  hasPast: boolean,
): ListQuery | readonly WrongPart[] {
  const once = ['q', 'sort', 'size', 'cursor', 'total', ...(hasPast ? ['as_of'] : [])]
  const filters = shape.filters.map((name) => `f.${name}`)
  const names = [...new Set(query.keys())]
  const errors = names.flatMap((name): WrongPart[] => {
    if (filters.includes(name)) return wrongFilter(name, query.getAll(name))
    if (!once.includes(name)) return [wrong(name, 'unknown')]
    return query.getAll(name).length > 1 ? [wrong(name, 'twice')] : []
  })
  const size = sizeIn(query.get('size'))
  if (size === null) errors.push(wrong('size', 'out_of_range'))
  if (!['true', 'false', null].includes(query.get('total'))) errors.push(wrong('total', 'invalid'))
  if ((query.get('q') ?? '').length > longestSearch) errors.push(wrong('q', 'too_long'))
  errors.push(...wrongSort(query.get('sort'), shape))
  if (errors.length > 0 || size === null) return errors
  const raw: RawParams = Object.fromEntries(names.map((name) => [name, query.getAll(name)]))
  const total = query.get('total') === 'true'
  const asked = names.filter((name) => !['cursor', 'total'].includes(name)).sort()
  return {
    state: { ...tableStateParser(shape)({ ...raw, size: undefined }), size, counted: total },
    cursor: query.get('cursor'),
    total,
    asOf: query.get('as_of'),
    question: JSON.stringify(asked.map((name) => [name, query.getAll(name)])),
  }
}

/** A value of no sign is dropped by a table; here `-` stands for what is empty. */
function wrongFilter(name: string, values: readonly string[]): WrongPart[] {
  if (values.length > mostValues) return [wrong(name, 'too_many')]
  return values.includes('') ? [wrong(name, 'required')] : []
}

function sizeIn(text: string | null): number | null {
  if (text === null) return 50
  const size = Number(text)
  return /^\d{1,3}$/.test(text) && size >= 1 && size <= most ? size : null
}

function wrongSort(sort: string | null, { columns }: TableShape): WrongPart[] {
  if (sort === null || sort === '-') return []
  const fields = sort.split(',').map((part) => (part.startsWith('-') ? part.slice(1) : part))
  const known = (field: string) => columns.some((column) => column.sortable && column.id === field)
  return fields.every(known) && new Set(fields).size === fields.length ? [] : [wrong('sort', 'choose')]
}

/** The parameters of an address that knows only these; each is named that it does not know, or that stands there twice. */
export function plainQuery(query: URLSearchParams, known: readonly string[]): readonly WrongPart[] {
  return [...new Set(query.keys())].flatMap((name) =>
    !known.includes(name) ? [wrong(name, 'unknown')] : query.getAll(name).length > 1 ? [wrong(name, 'twice')] : [],
  )
}
