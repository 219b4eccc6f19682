import type { Actor } from '@/lib/access/actor'
import { can, conditionsOf } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type FindingId, findingIdSchema } from '@/lib/db/ids'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { nextStates, verbFor } from './rules'
import type { FindingState } from './schema'

export type FindingRow = {
  id: FindingId
  ref: string
  title: string
  source: string
  law: string
  state: FindingState
  dueOn: CalendarDate | null
  ownerName: string | null
  record: { ref: string; register: string; title: string } | null
  isExample: boolean
}

export type FindingView = FindingRow & {
  wrong: string
  advice: string
  resolution: string
  recordId: string | null
  ownerId: string | null
  version: number
  can: { update: boolean; states: FindingState[] }
}

const select = {
  id: true,
  ref: true,
  title: true,
  source: true,
  law: true,
  state: true,
  dueOn: true,
  isExample: true,
  ownerId: true,
  record: { select: { ref: true, register: true, title: true, ownerId: true } },
} satisfies Prisma.FindingSelect

type Selected = Prisma.FindingGetPayload<{ select: typeof select }>

/** What this person may read: all findings, or those they own or whose record they own. */
export function findingScope(actor: Actor): Prisma.FindingWhereInput {
  const conditions = conditionsOf(actor, 'finding', 'read')
  if (conditions.has('always')) return {}
  if (conditions.has('own')) return { OR: [{ ownerId: actor.id }, { record: { ownerId: actor.id } }] }
  return { id: { in: [] } }
}

export type FindingFilter = {
  states?: readonly FindingState[]
  recordId?: string
  dueBefore?: CalendarDate
  query?: string
}

/** Findings this person may read, soonest due first (two queries: findings, names of owners). */
export async function listFindings(actor: Actor, filter: FindingFilter = {}): Promise<FindingRow[]> {
  const text = filter.query ? { contains: filter.query, mode: 'insensitive' as const } : undefined
  const rows = await db().finding.findMany({
    where: {
      AND: [
        findingScope(actor),
        filter.states?.length ? { state: { in: [...filter.states] } } : {},
        filter.recordId ? { recordId: filter.recordId } : {},
        filter.dueBefore ? { dueOn: { lt: toDatabase(filter.dueBefore) } } : {},
        text
          ? {
              OR: [{ title: text }, { wrong: text }, { law: text }, { ref: text }, { record: { title: text } }],
            }
          : {},
      ],
    },
    select,
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    take: 500,
  })
  const names = await namesOf(rows.map((row) => row.ownerId))
  return rows.map((row) => shaped(row, names))
}

/** One finding by reference, or null when there is none for this person. */
export async function findingOf(actor: Actor, ref: string): Promise<FindingView | null> {
  const row = await db().finding.findFirst({
    where: { AND: [{ ref }, findingScope(actor)] },
    select: {
      ...select,
      wrong: true,
      advice: true,
      resolution: true,
      recordId: true,
      version: true,
    },
  })
  if (!row) return null
  const facts = {
    ownerId: row.record?.ownerId === actor.id ? actor.id : row.ownerId,
  }
  return {
    ...shaped(row, await namesOf([row.ownerId])),
    wrong: row.wrong,
    advice: row.advice ?? '',
    resolution: row.resolution ?? '',
    recordId: row.recordId,
    ownerId: row.ownerId,
    version: row.version,
    can: {
      update: can(actor, 'finding', 'update', facts) !== null,
      states: nextStates(row.state).filter((state) => can(actor, 'finding', verbFor(state), facts) !== null),
    },
  }
}

/** Findings that are not finished and due before the given day, for "needs you now". */
export function findingsDue(actor: Actor, before: CalendarDate): Promise<FindingRow[]> {
  return listFindings(actor, {
    states: ['open', 'in_progress'],
    dueBefore: before,
  })
}

function shaped(row: Selected, names: ReadonlyMap<string, string>): FindingRow {
  return {
    id: findingIdSchema.parse(row.id),
    ref: row.ref,
    title: row.title,
    source: row.source,
    law: row.law,
    state: row.state,
    dueOn: row.dueOn && calendarDateOf(row.dueOn),
    ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null,
    record: row.record && {
      ref: row.record.ref,
      register: row.record.register,
      title: row.record.title,
    },
    isExample: row.isExample,
  }
}

async function namesOf(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const users = await db().user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  })
  return new Map(users.map((user) => [user.id, user.name]))
}
