import type { Facet } from '@/components/data-table/types'
import { emptyValue, type TableState } from '@/lib/table/state'
import type { ListColumn } from '../list/columns'
import type { RecordList } from '../list/list'
import type { Wording } from '../state/wording'

/**
 * The facets of the table in words: values of closed lists by their label, people and records by name. A facet in which
 * nothing is chosen and nothing could be (all records have the same value) is left out.
 */
export function facetsOf(
  slug: string,
  columns: readonly ListColumn[],
  { facets, labels }: Pick<RecordList, 'facets' | 'labels'>,
  filters: TableState['filters'],
  words: Wording,
): Facet[] {
  return facets.flatMap(({ name, values }) => {
    const column = columns.find((candidate) => candidate.name === name)
    if (!column || (values.length < 2 && !filters[name])) return []
    const options = values.map(({ value, count }) => ({
      value,
      count,
      label: labels.get(value) ?? optionLabel(slug, column, value, words),
    }))
    return [{ field: name, label: columnLabel(column, words), options }]
  })
}

/** Heading of a column. */
export function columnLabel({ name, field }: ListColumn, words: Wording): string {
  return field ? words.field(field) : words.t(`registers.columns.${name}`)
}

function optionLabel(slug: string, { name, field, shape }: ListColumn, value: string, words: Wording): string {
  if (value === emptyValue) return words.t(name === 'missing' ? 'registers.complete' : 'registers.filterNone')
  if (name === 'status') return words.status(value)
  if (name === 'missing') return words.missing(slug, value)
  return field ? words.word(field, shape === 'bool' ? value === 'true' : value) : value
}
