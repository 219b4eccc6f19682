import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asInstant, asInteger } from '@/lib/lists/source'
import type { TableState } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { type ExerciseRow, exercisesByRef } from './queries'
import { scenarioCodes } from './scenarios'

const { sql } = Prisma

export const exerciseColumns = [
  { id: 'ref', sort: true, width: 124 },
  { id: 'scenario', title: true, filter: true, width: 180 },
  { id: 'startedAt', sort: true, width: 150 },
  { id: 'state', filter: true, width: 84 },
  // Told by the scenario.
  { id: 'reported', width: 104, hidden: 'at_first' },
  { id: 'aware', width: 104 },
  { id: 'advice', width: 104 },
  { id: 'decision', width: 104 },
  { id: 'filed', width: 104 },
  { id: 'whole', width: 104 },
] as const satisfies readonly ListColumn[]
export type ExerciseColumn = (typeof exerciseColumns)[number]['id']

export const exerciseShape = shapeOfList(exerciseColumns, [{ field: 'startedAt', dir: 'desc' }])

async function exerciseRows(actor: Actor): Promise<ListRows<ExerciseColumn>> {
  const t = await textsOf(actor.locale, 'exercises')
  const words = foldedWords(scenarioCodes, (code) => t(`titles.${code}`))
  // The number of the range of exercises, year by year.
  const number = { by: sql`l.year * 1000000 + l.number`, as: asInteger, filled: true }
  return {
    from: sql`"Exercise" e JOIN "Leak" l ON l.id = e."leakId"`,
    where: can(actor, 'exercise', 'read') ? sql`l."isExercise"` : sql`FALSE`,
    key: sql`e.ref`,
    values: {
      scenario: sql`e.scenario`,
      state: sql`CASE WHEN e."endedAt" IS NULL THEN 'running' ELSE 'ended' END`,
    },
    orders: { ref: number, startedAt: { by: sql`e."startedAt"`, as: asInstant, filled: true } },
    tie: number,
    text: sql`(lower(e.ref) || chr(10) || ${wordsOf(sql`e.scenario`, words)})`,
  }
}

export type ExercisePage = ListPage & { rows: readonly ExerciseRow[] }

/** A page of the exercises for who may read them, as an address asks; the newest first by itself. */
export async function exercisePage(actor: Actor, state: TableState): Promise<ExercisePage> {
  const page = await listPage(db(), exerciseColumns, await exerciseRows(actor), state)
  return { ...page, rows: inOrder(page.keys, await exercisesByRef(page.keys), ({ ref }) => ref) }
}
