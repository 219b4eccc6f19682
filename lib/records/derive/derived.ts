import { namesOf } from '@/lib/access/names'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { neighbourIds } from '../links/neighbours'
import { dayOfChange } from './day-of-change'
import { keepDues } from './dues'
import { type CommonFacts, commonFacts, factsAround, missingOn } from './facts-around'
import { searchTextOf } from './search-text'
import { titlesInForce } from './titles-in-force'

/** How far a change is followed: agreement → its processor → the activities that use it, and one more. */
const furthest = 4

/**
 * Computes again what is kept with records: search text, missing items, the day on which these change by themselves, and
 * what falls due. Call it after the write with the records that were written; `around` (the default) follows to those
 * whose rules can see them. Versions are left alone. Answers the records whose missing items changed.
 */
export async function keepDerived(
  tx: Tx,
  ids: readonly RecordId[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<RecordId[]> {
  return [...(await keepAndCompare(tx, ids, on, { around })).keys()]
}

/** What a record lacked before it was computed again, by id. */
export type LackedBefore = ReadonlyMap<RecordId, readonly string[]>

/** Like keepDerived; answers what the records whose missing items changed lacked before. */
export async function keepAndCompare(
  tx: Tx,
  ids: readonly RecordId[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<LackedBefore> {
  const common = await commonFacts(tx, on)
  const changed = new Map(await keepWave(tx, ids, common))
  let next = around ? await neighbourIds(tx, ids) : []
  for (let step = 1; next.length > 0 && step < furthest; step++) {
    const fresh = await keepWave(tx, next, common)
    for (const [id, before] of fresh) if (!changed.has(id)) changed.set(id, before)
    next = await neighbourIds(tx, [...fresh.keys()])
  }
  return changed
}

async function keepWave(tx: Tx, ids: readonly RecordId[], common: CommonFacts): Promise<LackedBefore> {
  const found = await factsAround(tx, ids, common)
  const owners = await namesOf(
    tx,
    found.map(({ row }) => row.ownerId),
  )
  const titles = await titlesInForce(
    tx,
    found.flatMap(({ row }) => row.linksFrom.flatMap(({ to }) => to.inForceVersionId ?? [])),
  )
  const changed = new Map<RecordId, readonly string[]>()
  for (const { row, register, state, facts } of found) {
    const id = recordIdSchema.parse(row.id)
    const linked = row.linksFrom.map(({ to }) => (to.inForceVersionId && titles.get(to.inForceVersionId)) || '')
    const owner = (row.ownerId && owners.get(row.ownerId)) || null
    const searchText = searchTextOf(register, row.ref, state, { owner, linked })
    const missing = missingOn(register, facts, common.on)
    const changesOn = dayOfChange(register, facts)
    await keepDues(tx, id, row.dues, register.dues(state.detail, facts))
    const same = missing.join() === row.missing.join()
    if (!same) changed.set(id, row.missing)
    if (same && searchText === row.searchText && changesOn === row.changesOn) continue
    const data = { searchText, missing, changesOn: changesOn && toDatabase(changesOn) }
    await tx.record.update({ where: { id }, data, select: { id: true } })
  }
  return changed
}
