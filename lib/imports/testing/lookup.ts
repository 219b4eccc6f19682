import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { calendarDateSchema } from '@/lib/time/types'
import type { Choice } from '../plan/choice'
import type { Around, Values } from '../plan/row'
import type { Sheet } from '../read/sheet'
import { RecordNames } from '../recognise/names'
import { suggested } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import { tablesIn } from '../recognise/tables'
import type { Found } from '../recognise/values'
import { vocabularyOf } from '../recognise/vocabulary'

export const today = calendarDateSchema.parse('2026-06-02')

/** A world without a database: records by register as [reference, title], and values of some. */
export async function someAround(
  slug: string,
  records: Readonly<Record<string, readonly (readonly [ref: string, title: string])[]>> = {},
  values: Readonly<Record<string, Values>> = {},
): Promise<Around> {
  const register = declarationOf(slug)
  const linked = await Promise.all(
    [...new Set(Object.values(register.relations).map(({ to }) => to))].map(
      async (to): Promise<[string, { register: Registered; words: Awaited<ReturnType<typeof vocabularyOf>> }]> => [
        to,
        { register: declarationOf(to), words: await vocabularyOf(declarationOf(to)) },
      ],
    ),
  )
  const names = (of: string) =>
    new RecordNames(
      declarationOf(of).key,
      (records[of] ?? []).map(([ref, title]) => ({ ref, title })),
    )
  const found = (one: { ref: string } | 'ambiguous' | null): Found =>
    one === null || one === 'ambiguous' ? one : { id: one.ref }
  const named = (of: string, text: string) => found(names(of).byName(text))
  return {
    register,
    words: await vocabularyOf(register),
    wordsOf: new Map(linked),
    lookup: {
      person: (text) => (text === 'An Peeters' ? { id: '0f0e0d0c-0b0a-4908-8706-050403020100' } : null),
      department: () => null,
      entity: () => null,
      named,
      record: (of, text) => named(of, text) ?? found(names(of).byShort(text)),
    },
    byKey: (key, text) => found(key === 'ref' ? names(slug).byRef(text) : names(slug).byTitle(text)),
    valuesOf: (ref) => values[ref] ?? null,
    linkedValue: () => undefined,
    today,
  }
}

/** The table of these sheets that looks most like the register, with its suggestion. */
export async function suggestedFor(slug: string, sheets: readonly Sheet[]): Promise<{ table: Table; choice: Choice }> {
  const register = declarationOf(slug)
  const words = await vocabularyOf(register)
  const { tables, best } = tablesIn(sheets, words)
  const table = tables[best]
  if (!table) throw new Error('no table')
  const targets = suggested(table, register, words)
  return {
    table,
    choice: {
      ...{ table: best, targets, mode: 'add', key: 'title', empties: 'leave' },
      ...{ creates: true, departmentId: null },
    },
  }
}
