import { randomUUID } from 'node:crypto'
import { db, type Tx } from '@/lib/db/client'
import { insertRows, updateRows } from '@/lib/db/rows'
import type { Job } from '@/lib/jobs/jobs'
import { stateEnds } from '@/lib/law/clock-facts'
import { type Clock, leakClocks, nextDueAt } from '@/lib/law/clocks'
import { day, minute } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { clockFactsOf } from './clock-facts'
import { type Clocked, type KeptClock, type LeakFile, loadFiles } from './leak-file'

/** Now, and the zone in which the company counts the days of its own promises. */
type Zoned = Pick<LocalNow, 'now' | 'zone'>

/** The clocks of a leak beside those that are kept, and what its own row keeps of them. */
export type ClockChange = {
  columns: { nextDueAt: Date | null; absentClocks: ReturnType<typeof leakClocks>['absent'] }
  made: ClockRow[]
  changed: (ClockRow & { id: string; revision: number })[]
  gone: string[]
}

/**
 * The clocks of a leak as they follow from its facts and the rule set, and why the others do not run: the only place that
 * says so. A clock whose start, end of time or rule changed gets a new revision. Asked in every change of a leak.
 */
export function clockChange(file: LeakFile<Clocked>, { now, zone }: Zoned): ClockChange {
  const { rules, idOf } = file.rules
  const { clocks, absent } = leakClocks(clockFactsOf(file, zone), rules, now, zone)
  const kept = new Map(file.clocks.map((row) => [row.code, row]))
  const change: ClockChange = {
    columns: { nextDueAt: dateOf(nextDueAt(clocks)), absentClocks: absent },
    made: [],
    changed: [],
    gone: file.clocks.flatMap(({ id, code }) => (clocks.some((clock) => clock.code === code) ? [] : [id])),
  }
  for (const clock of clocks) {
    const before = kept.get(clock.code)
    const row = rowOf(clock, idOf(clock.ruleCode, clock.ruleVersion), before)
    if (!before) change.made.push(row)
    else if (!isSame(before, row)) change.changed.push({ id: before.id, ...row, revision: revisionOf(before, row) })
  }
  return change
}

/** Writes the clocks of leaks. */
export async function writeClocks(tx: Tx, changes: readonly { leakId: string; change: ClockChange }[]): Promise<void> {
  const gone = changes.flatMap(({ change }) => change.gone)
  if (gone.length > 0) await tx.leakClock.deleteMany({ where: { id: { in: gone } } })
  await updateRows(
    tx,
    'LeakClock',
    changes.flatMap(({ change }) => change.changed),
  )
  await insertRows(
    tx,
    'LeakClock',
    changes.flatMap(({ leakId, change }) => change.made.map((row) => ({ id: randomUUID(), leakId, ...row }))),
  )
}

const batch = 200

/**
 * Writes the clocks of every leak anew, because a rule or the company's zone changed. Under lock: a leak that changes at
 * this moment must not keep clocks computed from what held before.
 */
export async function keepAllClocks(tx: Tx, at: Zoned): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE state <> 'merged' ORDER BY id FOR UPDATE`
  // An exercise that was ended keeps its clocks as they were when it was.
  const stands = { NOT: { exercise: { endedAt: { not: null } } } }
  const leaks = await tx.leak.findMany({ where: { state: { not: 'merged' }, ...stands }, orderBy: { id: 'asc' } })
  for (let from = 0; from < leaks.length; from += batch) {
    const files = await loadFiles(tx, leaks.slice(from, from + batch))
    const changes = files.map((file) => ({ leakId: file.leak.id, change: clockChange(file, at) }))
    await updateRows(
      tx,
      'Leak',
      changes.map(({ leakId: id, change: { columns } }) => ({ id, ...columns })),
    )
    await writeClocks(tx, changes)
  }
}

/** Once a day and after a new version of Dertig: a rule that came with it, or a day that passed, shows on every leak. */
export const clockJob: Job = {
  name: 'leaks.clocks',
  everyMs: day,
  run: (at) => db().$transaction((tx) => keepAllClocks(tx, at), { timeout: 5 * minute }),
}

type ClockRow = Omit<KeptClock, 'id' | 'revision' | 'rule'>

function rowOf(clock: Clock, ruleId: string, before: KeptClock | undefined): ClockRow {
  // An end without a moment of its own ("not a leak") keeps the moment at which it was first seen.
  const isUndated = (kind: string | null) => stateEnds.some((one) => one === kind)
  const endedAt = isUndated(clock.endKind) && before && isUndated(before.endKind) ? before.endedAt : clock.endedAt
  const { code, provisional, startAt, dueAt, latestAt, endKind, endReference, agreementRef } = clock
  return { ruleId, code, provisional, startAt, dueAt, latestAt, endedAt, endKind, endReference, agreementRef }
}

function isSame({ id: _, revision: __, rule: ___, ...before }: KeptClock, after: ClockRow): boolean {
  const kept: Readonly<Record<string, unknown>> = before
  return Object.entries(after).every(([name, value]) => kept[name] === value)
}

function revisionOf(before: KeptClock, after: ClockRow): number {
  const same =
    before.startAt === after.startAt &&
    before.dueAt === after.dueAt &&
    before.ruleId === after.ruleId &&
    before.provisional === after.provisional
  return same ? before.revision : before.revision + 1
}

const dateOf = (instant: Instant | null): Date | null => (instant ? toDatabase(instant) : null)
