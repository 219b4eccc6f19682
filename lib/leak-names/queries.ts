import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Few } from '@/lib/table/state'
import { addMonthsClamped } from '@/lib/time/calendar'
import { instantOf, toDatabase } from '@/lib/time/types'
import { endOfDay, type LocalNow } from '@/lib/time/zone'
import { type Ending, endStates, type NamesState, namesState, usualKeepYears } from './rules'

/** How many years the company keeps names inside leaks. */
export async function keepYears(client: Tx | PrismaClient = db()): Promise<number> {
  const office = await client.organisation.findUnique({ where: { id: 1 }, select: { leakKeepYears: true } })
  return office?.leakKeepYears ?? usualKeepYears
}

const select = {
  ref: true,
  state: true,
  closedAt: true,
  updatedAt: true,
  redactedAt: true,
  isExample: true,
  clocks: { where: { endedAt: null }, select: { id: true }, take: 1 },
  tasks: { where: { endedAt: null }, select: { id: true }, take: 1 },
} as const
type Row = {
  state: Ending['state']
  closedAt: Date | null
  updatedAt: Date
  redactedAt: Date | null
  clocks: readonly unknown[]
  tasks: readonly unknown[]
}

function endingOf({ state, closedAt, updatedAt, redactedAt, clocks, tasks }: Row): Ending {
  return {
    ...{ state, isRunning: clocks.length > 0, hasOpenTasks: tasks.length > 0 },
    endedAt: instantOf(closedAt ?? updatedAt),
    redactedAt: redactedAt && instantOf(redactedAt),
  }
}

/** Whether the names of a leak may go; of a merged one, when those of the leak it became may. Null: there is none. */
export async function namesStateOf(client: Tx | PrismaClient, ref: string, at: LocalNow): Promise<NamesState | null> {
  const [row, years] = await Promise.all([
    client.leak.findUnique({ where: { ref }, select: { ...select, mergedInto: { select } } }),
    keepYears(client),
  ])
  if (!row) return null
  const own = namesState(endingOf(row), years, at)
  if (!row.mergedInto || own.is === 'erased') return own
  const other = namesState(endingOf(row.mergedInto), years, at)
  return other.is === 'due' || other.is === 'erased' ? own : other
}

export type NamesDue = { ref: string; since: string; isExample: boolean }

/** The leaks of which the names are due to go, the oldest first, and how many there are. */
export async function namesDue(at: LocalNow, take: number): Promise<Few<NamesDue>> {
  const years = await keepYears()
  // What cannot be due yet is not read; the rule then judges by the days of the company.
  const latest = toDatabase(endOfDay(addMonthsClamped(at.today, -12 * years), at.zone))
  const rows = await db().leak.findMany({
    where: {
      state: { in: [...endStates] },
      OR: [{ closedAt: { lte: latest } }, { closedAt: null, updatedAt: { lte: latest } }],
    },
    select: { ...select, mergedInto: { select } },
    orderBy: [{ year: 'asc' }, { number: 'asc' }],
  })
  const due = rows.flatMap((row): NamesDue[] => {
    const own = namesState(endingOf(row), years, at)
    const other = row.mergedInto ? namesState(endingOf(row.mergedInto), years, at) : own
    const may = other.is === 'due' || other.is === 'erased'
    return own.is === 'due' && may ? [{ ref: row.ref, since: own.since, isExample: row.isExample }] : []
  })
  return { rows: due.slice(0, take), total: due.length }
}
