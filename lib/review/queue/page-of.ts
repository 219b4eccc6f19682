import 'server-only'
import { z } from 'zod'
import { mayEver } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { gate } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { inOrder, type ListColumn, type ListFacet, type ListRows, listPage, shapeOfList } from '@/lib/lists/declared'
import { asInstant, asText } from '@/lib/lists/source'
import { parseContent } from '@/lib/records/state/content'
import type { RawParams } from '@/lib/table/parse'
import { systemNow } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'
import { changedFields } from '../steps/standing'
import { type Waiting, waitingOf, waitsOf } from './waiting'

const { sql } = Prisma

const columns = [
  { id: 'title', sort: true, title: true },
  { id: 'ref', sort: true },
  { id: 'state', sort: true, filter: true, width: 136 },
  { id: 'since', sort: true },
  { id: 'changed' },
  { id: 'reason', width: 176 },
  { id: 'ownerId', sort: true, filter: true },
  { id: 'departmentId', sort: true, filter: true },
  // The reference begins with the letters of its register.
  { id: 'register', sort: true, filter: true, hidden: 'at_first' },
  { id: 'mine', shape: 'bool', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type QueueColumn = (typeof columns)[number]['id']
export const queueColumns: readonly ListColumn<QueueColumn>[] = columns

/** What of the queue may stand in its address. Unsorted it is longest first. */
export const queueShape = shapeOfList(queueColumns, [])

/** What waits and this person may see, as `w` with its record `r`. */
function queueRows(waits: Prisma.Sql): ListRows<QueueColumn> {
  const ownerName = sql`(SELECT o.name FROM "User" o WHERE o.id = r."ownerId")`
  return {
    from: sql`(SELECT w.* ${waits}) w JOIN "Record" r ON r.id = w."recordId"`,
    where: sql`TRUE`,
    key: sql`r.ref`,
    tie: { by: sql`((to_char(w.since AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || r.ref) COLLATE "C")`, as: asText },
    values: {
      title: sql`r.title`,
      state: sql`w.state`,
      ownerId: sql`r."ownerId"::text`,
      departmentId: sql`r."departmentId"::text`,
      register: sql`r.register`,
      mine: sql`w.mine`,
    },
    orders: {
      ref: { by: sql`(split_part(r.ref, '-', 1) || lpad(r.number::text, 9, '0'))`, as: asText, filled: true },
      title: { by: sql`folded(r.title)`, as: asText, filled: true },
      since: { by: sql`w.since`, as: asInstant, filled: true },
      ownerId: { by: sql`folded(${ownerName})`, as: asText },
      departmentId: { by: sql`(SELECT folded(g.name) FROM "Department" g WHERE g.id = r."departmentId")`, as: asText },
    },
    text: sql`(lower(r.ref) || chr(10) || folded(r.title) || chr(10) || folded(COALESCE(${ownerName}, '')))`,
  }
}

export type QueueRow = Waiting & {
  /** Fields that differ from the version in force; null when nothing is in force or it is not known. */
  changed: number | null
  /** It says what its version in force says and waits for this person: it can be taken with others. */
  pick: boolean
}

/** The review queue as this person may see it and as the address asks. */
export async function loadQueue(params: RawParams) {
  const actor = await gate('register', 'confirm')
  const now = systemNow()
  const viewed = await viewedState(actor, '/reviews', params, queueShape)
  const waits = await waitsOf(actor)
  const { keys, ...page } = await listPage(db(), queueColumns, queueRows(waits), viewed.state)
  const [waiting, names] = await Promise.all([waitingOf(waits, keys, now), namesIn(page.facets)])
  const shown = inOrder(keys, waiting, ({ ref }) => ref)
  const changes = await changesOf(shown)
  const bulk = mayEver(actor, 'register', 'review') ? ('accept' as const) : ('force' as const)
  const takes = bulk === 'accept' ? 'dpo' : 'management'
  const rows = shown.map((row): QueueRow => {
    const changed = changes.get(row.id) ?? null
    return { ...row, changed, pick: changed === 0 && row.state === takes && row.mine }
  })
  return { ...page, viewed, now, bulk, rows, names }
}
export type Queue = Awaited<ReturnType<typeof loadQueue>>

/** Names of the people and departments that facets offer. */
async function namesIn(facets: readonly ListFacet[]): Promise<ReadonlyMap<string, string>> {
  const idsOf = (name: QueueColumn) =>
    facets
      .flatMap(({ field, values }) => (field === name ? (values ?? []) : []))
      .flatMap(({ value }) => (z.uuid().safeParse(value).success ? [value] : []))
  const places = idsOf('departmentId')
  const [people, departments] = await Promise.all([
    namesOf(db(), idsOf('ownerId')),
    places.length > 0
      ? db().department.findMany({ where: { id: { in: places } }, select: { id: true, name: true } })
      : [],
  ])
  return new Map([...people, ...departments.map(({ id, name }) => [id, name] as const)])
}

/**
 * How many fields each record answers differently from its version in force, by id: of the version that was submitted
 * last, or none for one that came back and that nobody touched. Left out where nothing is in force yet (one query).
 */
async function changesOf(rows: readonly Waiting[]): Promise<ReadonlyMap<string, number>> {
  const untouched = (row: Waiting) => row.state === 'back' && row.contributorIds.length === 0
  const compared = rows.filter((row) => row.inForceVersionId && row.versionId && row.state !== 'back')
  const versions = await db().recordVersion.findMany({
    where: { id: { in: compared.flatMap((row) => [row.inForceVersionId ?? '', row.versionId ?? '']) } },
    select: { id: true, content: true },
  })
  const values = new Map(versions.map(({ id, content }) => [id, parseContent(content).values]))
  const counts = new Map<string, number>(rows.filter(untouched).map(({ id }) => [id, 0]))
  for (const { id, inForceVersionId, versionId } of compared) {
    const before = values.get(inForceVersionId ?? '')
    const after = values.get(versionId ?? '')
    if (before && after) counts.set(id, changedFields(before, after).length)
  }
  return counts
}
