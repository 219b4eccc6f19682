import type { Actor } from '@/lib/access/actor'
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
import { asInteger } from '@/lib/lists/source'
import type { TableState } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { LocalNow } from '@/lib/time/zone'
import { promiseKinds, promiseStates } from '../model/checks'
import { type PromiseRow, promisesNow, seesPromises } from './queries'

const { sql, join } = Prisma

export const promiseColumns = [
  { id: 'ref', sort: true, width: 76 },
  { id: 'title', sort: true, title: true },
  { id: 'state', sort: true, filter: true, width: 140 },
  { id: 'kind', sort: true, filter: true, width: 140 },
  { id: 'section', sort: true, filter: true, width: 92 },
  { id: 'behind', width: 220 },
  { id: 'records', shape: 'array', filter: true, hidden: 'at_first' },
  { id: 'standing', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type PromiseColumn = (typeof promiseColumns)[number]['id']

export const promiseShape = shapeOfList(promiseColumns, [
  { field: 'state', dir: 'asc' },
  { field: 'ref', dir: 'asc' },
])

type Listed = ListRows<PromiseColumn>

async function promiseRows(actor: Actor, rows: readonly PromiseRow[]): Promise<Listed> {
  const t = await textsOf(actor.locale, 'statement')
  const kinds = foldedWords(promiseKinds, (kind) => t(`kinds.${kind}`))
  const inState = (state: string) => sql`${rows.filter((row) => row.state === state).map(({ id }) => id)}::uuid[]`
  const cases = promiseStates.map((state) => sql`WHEN p.id = ANY(${inState(state)}) THEN ${state}`)
  const ranks = promiseStates.map((state, rank) => sql`WHEN p.id = ANY(${inState(state)}) THEN ${rank}::int`)
  const kind = promiseKinds.map((one, rank) => sql`WHEN ${one} THEN ${(rank + 1) * 1_000_000}::int`)
  const number = {
    by: sql`(CASE p.kind ${join(kind, ' ')} ELSE 0 END + p.number)`,
    as: asInteger,
    filled: true,
  }
  const section = sql`(SELECT x.section FROM "PromisePlace" x JOIN "StatementVersion" v ON v.id = x."versionId"
    WHERE x."promiseId" = p.id ORDER BY v.number DESC LIMIT 1)`
  return {
    from: sql`"StatedPromise" p`,
    where: seesPromises(actor) ? sql`TRUE` : sql`FALSE`,
    key: sql`p.ref`,
    tie: number,
    values: {
      title: sql`p.title`,
      state: sql`CASE ${join(cases, ' ')} END`,
      kind: sql`p.kind`,
      section,
      records: sql`ARRAY(SELECT r.ref FROM "PromiseRecord" l JOIN "Record" r ON r.id = l."recordId"
        WHERE l."promiseId" = p.id ORDER BY r.ref)`,
      standing: sql`CASE WHEN p."endedAt" IS NULL THEN 'yes' ELSE 'ended' END`,
    },
    orders: { ref: number, state: { by: sql`CASE ${join(ranks, ' ')} END`, as: asInteger } },
    text: sql`(lower(p.ref) || chr(10) || folded(p.title) || chr(10) || ${wordsOf(sql`p.kind`, kinds)} || ' ' ||
      COALESCE((SELECT folded(string_agg(x.quote, ' ')) FROM "PromisePlace" x WHERE x."promiseId" = p.id), ''))`,
    unasked: { field: 'standing', where: sql`p."endedAt" IS NULL` },
  }
}

export type PromisePage = ListPage & { rows: readonly PromiseRow[] }

/** A page of the promises with their state today, as an address asks; broken ones first by itself. */
export async function promisePage(actor: Actor, at: LocalNow, state: TableState): Promise<PromisePage> {
  const all = await promisesNow(actor, at, { ended: true })
  const page = await listPage(db(), promiseColumns, await promiseRows(actor, all), state)
  return { ...page, rows: inOrder(page.keys, all, ({ ref }) => ref) }
}

/** The list of the promises of a kind in a state: where a figure leads. */
export const promisesIn = (kind: string, state: string) =>
  `/statement/promises?${new URLSearchParams({ 'f.kind': kind, 'f.state': state })}`
