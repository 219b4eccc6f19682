import type { Actor } from '@/lib/access/actor'
import { can, conditionsOf, ownersOf } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type FindingId, findingIdSchema } from '@/lib/db/ids'
import { type CalendarDate, calendarDateOf } from '@/lib/time/types'
import { type FindingState, nextStates, verbFor } from './schema'

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
  record: { select: { ref: true, register: true, ownerId: true } },
} satisfies Prisma.FindingSelect

type Selected = Prisma.FindingGetPayload<{ select: typeof select }>

/** What this person may read: all findings, or those they own or whose record they own. */
export function findingScope(actor: Actor): Prisma.FindingWhereInput {
  const conditions = conditionsOf(actor, 'finding', 'read')
  if (conditions.has('always')) return {}
  const own = { ownerId: { in: [...ownersOf(actor, 'finding', 'read')] } }
  if (conditions.has('own')) return { OR: [own, { record: own }] }
  return { id: { in: [] } }
}

/** These findings as far as this person may read them, in any order. */
export async function findingsByRef(actor: Actor, refs: readonly string[]): Promise<FindingRow[]> {
  if (refs.length === 0) return []
  const where = { AND: [findingScope(actor), { ref: { in: [...refs] } }] }
  const rows = await db().finding.findMany({ where, select })
  const known = await knownOf(actor, rows)
  return rows.map((row) => shaped(row, known))
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
    ...shaped(row, await knownOf(actor, [row])),
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

type Known = { names: ReadonlyMap<string, string>; titles: ReadonlyMap<string, string> }

/** Names of owners, and titles of records as this person may read them: who mends a finding need not see the draft. */
async function knownOf(actor: Actor, rows: readonly Selected[]): Promise<Known> {
  const [names, titles] = await Promise.all([
    namesOf(
      db(),
      rows.map((row) => row.ownerId),
    ),
    recordTitles(
      db(),
      actor,
      rows.flatMap((row) => row.record?.ref ?? []),
    ),
  ])
  return { names, titles }
}

function shaped(row: Selected, { names, titles }: Known): FindingRow {
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
      title: titles.get(row.record.ref) ?? '',
    },
    isExample: row.isExample,
  }
}
