import 'server-only'
import { mayEver } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { parseContent } from '@/lib/records/state/content'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { systemNow } from '@/lib/time/types'
import { changedFields } from '../steps/unchanged'
import { pageOf, queueShape } from './page-of'
import { type Waiting, waitingFor } from './waiting'

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
  const state = tableStateParser(queueShape)(params)
  const all = await waitingFor(actor, now)
  const page = pageOf(all, state)
  const changes = await changesOf(page.rows)
  const bulk = mayEver(actor, 'register', 'review') ? ('accept' as const) : ('force' as const)
  const takes = bulk === 'accept' ? 'dpo' : 'management'
  const rows = page.rows.map((row): QueueRow => {
    const changed = changes.get(row.id) ?? null
    return { ...row, changed, pick: changed === 0 && row.state === takes && row.mine }
  })
  return { all, state, now, bulk, rows, total: page.total, facets: page.facets }
}
export type Queue = Awaited<ReturnType<typeof loadQueue>>

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
