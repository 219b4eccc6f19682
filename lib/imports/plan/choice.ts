import { z } from 'zod'
import { headerOfMarked } from '@/lib/records/extras/header'
import { limits } from '../read/limits'
import { kept } from '../recognise/suggest'
import type { Table } from '../recognise/table'

export const modes = ['add', 'update', 'both'] as const
export const keys = ['ref', 'formerRef', 'title'] as const
export const empties = ['leave', 'clear'] as const

/** How a table becomes records. */
export const choiceSchema = z.strictObject({
  /** Which of the tables in the file. */
  table: z.number().int().min(0).max(limits.sheets),
  /** Where each column goes (recognise/suggest.ts). */
  targets: z.array(z.string().max(80)).max(limits.columns),
  mode: z.enum(modes),
  /** By which a row finds the record it is about. */
  key: z.enum(keys),
  /** What an empty cell does to a record that is there. */
  empties: z.enum(empties),
  /** Names of linked records that are not there yet become records. */
  creates: z.boolean(),
  /** Department of new records whose row names none. */
  departmentId: z.uuid().nullable(),
})
export type Choice = z.infer<typeof choiceSchema>

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
