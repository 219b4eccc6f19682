import { db, type Tx } from '@/lib/db/client'
import type { LeakClock } from '@/lib/db/generated/client'
import { type LeakId, leakIdSchema } from '@/lib/db/ids'
import type { Job } from '@/lib/jobs/jobs'
import { type Clock, leakClocks, nextDueAt } from '@/lib/law/clocks'
import { day, minute } from '@/lib/time/duration'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { clockFactsOf } from './clock-facts'
import { clockSet } from './clock-set'

/** Now, and the zone in which the company counts the days of its own promises. */
type Zoned = Pick<LocalNow, 'now' | 'zone'>

const optional = (instant: Instant | null): Date | null => (instant ? toDatabase(instant) : null)

/**
 * Writes the clocks of a leak as they follow from its facts and the rule set, and why the others do not run: the only place that does. A clock whose
 * start, end of time or rule changed gets a new revision. Call it last in every change of a leak, before the audit entry.
 */
export async function keepClocks(tx: Tx, id: LeakId, { now, zone }: Zoned): Promise<void> {
  const [facts, { rules, idOf }] = [await clockFactsOf(tx, id, zone), await clockSet(tx)]
  const kept = new Map((await tx.leakClock.findMany({ where: { leakId: id } })).map((row) => [row.code, row]))
  const { clocks, absent } = leakClocks(facts, rules, now, zone)
  await tx.leakClock.deleteMany({ where: { leakId: id, code: { notIn: clocks.map((clock) => clock.code) } } })
  for (const clock of clocks) {
    const before = kept.get(clock.code)
    const row = rowOf(clock, idOf(clock.ruleCode, clock.ruleVersion), before)
    if (!before) await tx.leakClock.create({ data: { leakId: id, ...row } })
    else await tx.leakClock.update({ where: { id: before.id }, data: { ...row, revision: revisionOf(before, row) } })
  }
  await tx.leak.update({ where: { id }, data: { nextDueAt: optional(nextDueAt(clocks)), absentClocks: absent } })
}

/**
 * Writes the clocks of every leak anew, because a rule or the company's zone changed. Under lock: a leak that changes at
 * this moment must not keep clocks computed from what held before.
 */
export async function keepAllClocks(tx: Tx, at: Zoned): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE state <> 'merged' ORDER BY id FOR UPDATE`
  const leaks = await tx.leak.findMany({
    where: { state: { not: 'merged' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const leak of leaks) await keepClocks(tx, leakIdSchema.parse(leak.id), at)
}

/** Once a day and after a new version of Dertig: a rule that came with it, or a day that passed, shows on every leak. */
export const clockJob: Job = {
  name: 'leaks.clocks',
  everyMs: day,
  run: (at) => db().$transaction((tx) => keepAllClocks(tx, at), { timeout: 5 * minute }),
}

function rowOf(clock: Clock, ruleId: string, before: LeakClock | undefined) {
  // An end without a moment of its own ("not a leak") keeps the moment at which it was first seen.
  const undated = clock.endKind === 'not_a_leak' || clock.endKind === 'merged'
  const endedAt = undated && before?.endKind === clock.endKind ? before.endedAt : optional(clock.endedAt)
  return {
    ruleId,
    code: clock.code,
    provisional: clock.provisional,
    startAt: toDatabase(clock.startAt),
    dueAt: optional(clock.dueAt),
    latestAt: optional(clock.latestAt),
    endedAt,
    endKind: clock.endKind,
    endReference: clock.endReference,
    agreementRef: clock.agreementRef,
  }
}

function revisionOf(before: LeakClock, after: ReturnType<typeof rowOf>): number {
  const same =
    before.startAt.getTime() === after.startAt.getTime() &&
    before.dueAt?.getTime() === after.dueAt?.getTime() &&
    before.ruleId === after.ruleId &&
    before.provisional === after.provisional
  return same ? before.revision : before.revision + 1
}
