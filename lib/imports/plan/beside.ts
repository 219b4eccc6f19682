import { headerOfMarked } from '@/lib/records/extras/header'
import { kept } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import type { Choice } from './choice'

/**
 * Headers under which cells are kept beside a record, by column: the one that an export marked, or that of the column. Of two
 * columns that would be kept under one header, the marked one keeps its mark.
 */
export function keptHeaders({ columns }: Table, { targets }: Choice): ReadonlyMap<number, string> {
  const may = columns.flatMap((name, column) => {
    const target = targets[column] ?? kept
    const marked = headerOfMarked(name)
    return target === kept || target.includes('.') ? [{ name, column, marked }] : []
  })
  may.sort((a, b) => Number(a.marked !== null) - Number(b.marked !== null) || a.name.length - b.name.length)
  const headers = new Map<number, string>()
  const taken = new Set<string>()
  for (const { name, column, marked } of may) {
    const header = marked === null || taken.has(marked) ? name : marked
    headers.set(column, header)
    taken.add(header)
  }
  return headers
}
