import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, departmentsOf, ownersOf } from '@/lib/access/can'
import { ownerRoles } from '@/lib/access/persons'
import { gate, nothingThere, onlyToday } from '@/lib/action/gate'
import { db, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { userIdSchema } from '@/lib/db/ids'
import { ownerChoices } from '@/lib/records/form/sections'
import type { Few } from '@/lib/table/state'
import { openStates } from './commands'
import { mayHandOver } from './schema'

export type OwnedRecord = { ref: string; register: string; title: string }
export type OwnedFinding = { id: string; ref: string; title: string }
export type Owned = {
  person: OwnerState
  records: Few<OwnedRecord>
  findings: Few<OwnedFinding>
}
/** Records and findings that are shown to be handed over; when they are gone, the next come. */
const mostShown = 50
/** A person who owns something, and why that cannot stay: `disabled`, or keeps no records any more (`not_editor`). */
export type OwnerState = { id: string; name: string; state: 'ok' | 'disabled' | 'not_editor' }

const ownedRecord = { status: { not: 'retired' } } satisfies Prisma.RecordWhereInput
const openFinding = { state: { in: [...openStates] } } satisfies Prisma.FindingWhereInput

/** Everybody who owns a record or an open finding, for people who may hand over anybody's; those who must first. */
export async function peopleWhoOwn(actor: Actor): Promise<OwnerState[]> {
  if (!can(actor, 'register', 'update')) return []
  const [records, findings] = await Promise.all([
    db().record.groupBy({ by: ['ownerId'], where: { ...ownedRecord, ownerId: { not: null } } }),
    db().finding.groupBy({ by: ['ownerId'], where: { ...openFinding, ownerId: { not: null } } }),
  ])
  const ids = [...records, ...findings].flatMap(({ ownerId }) => ownerId ?? [])
  const people = await db().user.findMany({
    where: { id: { in: ids } },
    include: { roles: true },
    orderBy: { name: 'asc' },
  })
  const states = people.map(stateOf)
  return [...states.filter(({ state }) => state !== 'ok'), ...states.filter(({ state }) => state === 'ok')]
}

const leftRows = z.array(z.object({ id: z.string(), name: z.string(), total: z.number() }))

/**
 * People who left and still own records or open findings, by name, and how many; for people who may hand over anybody's.
 * The first record is asked for in the order of an index: "any record of hers" reads the whole register where few own much.
 */
export async function ownersLeft(actor: Actor, take: number): Promise<Few<{ id: string; name: string }>> {
  if (!can(actor, 'register', 'update')) return { rows: [], total: 0 }
  const rows = leftRows.parse(
    await db()
      .$queryRaw`${Prisma.raw(plannedAgain)} SELECT u.id::text, u.name, count(*) OVER ()::int AS total FROM "User" u
      WHERE (u."disabledAt" IS NOT NULL OR NOT EXISTS (
          SELECT FROM "UserRole" k WHERE k."userId" = u.id AND k.role::text = ANY(${[...ownerRoles]}::text[])))
        AND ((SELECT count(*) FROM (
            SELECT FROM "Record" r WHERE r."ownerId" = u.id AND r.status <> 'retired' ORDER BY r."nextReviewOn" LIMIT 1) one) = 1
          OR EXISTS (SELECT FROM "Finding" f WHERE f."ownerId" = u.id AND f.state::text = ANY(${[...openStates]}::text[])))
      ORDER BY u.name LIMIT ${take}`,
  )
  return { rows: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 }
}

/** What one person owns and this person may hand over; null where they may not hand over anything of theirs. */
export async function ownedBy(actor: Actor, personId: string): Promise<Owned | null> {
  if (!mayHandOver(actor, personId)) return null
  const person = await db().user.findUnique({ where: { id: personId }, include: { roles: true } })
  if (!person) return null
  const records = { AND: [{ ...ownedRecord, ownerId: personId }, recordsOf(actor)] }
  const findings = { AND: [{ ...openFinding, ownerId: personId }, findingsOf(actor)] }
  const [recordRows, recordTotal, findingRows, findingTotal] = await Promise.all([
    db().record.findMany({
      where: records,
      select: { ref: true, register: true, title: true },
      orderBy: [{ register: 'asc' }, { number: 'asc' }],
      take: mostShown,
    }),
    db().record.count({ where: records }),
    db().finding.findMany({
      where: findings,
      select: { id: true, ref: true, title: true },
      orderBy: { number: 'asc' },
      take: mostShown,
    }),
    db().finding.count({ where: findings }),
  ])
  return {
    person: stateOf(person),
    records: { rows: recordRows, total: recordTotal },
    findings: { rows: findingRows, total: findingTotal },
  }
}

/** Records this person may change: all, or their own and what stands in their departments. */
function recordsOf(actor: Actor): Prisma.RecordWhereInput {
  if (can(actor, 'register', 'update')) return {}
  const own = { ownerId: { in: [...ownersOf(actor, 'register', 'update')] } }
  return { OR: [own, { departmentId: { in: [...departmentsOf(actor, 'register', 'update')] } }] }
}

/** Findings this person may change: all, or their own. */
function findingsOf(actor: Actor): Prisma.FindingWhereInput {
  return can(actor, 'finding', 'update') ? {} : { ownerId: { in: [...ownersOf(actor, 'finding', 'update')] } }
}

export type OwnedCount = { records: number; findings: number; handedOverBy: readonly string[] }

/**
 * How many records and open findings a person owns and who could hand them over (names of the DPOs), for the screen of
 * accounts: numbers and names only, for who runs the accounts.
 */
export async function ownedCount(actor: Actor, personId: string): Promise<OwnedCount | null> {
  if (!can(actor, 'user', 'update')) return null
  const [records, findings, dpos] = await Promise.all([
    db().record.count({ where: { ...ownedRecord, ownerId: personId } }),
    db().finding.count({ where: { ...openFinding, ownerId: personId } }),
    db().user.findMany({
      where: { disabledAt: null, roles: { some: { role: 'dpo' } }, NOT: { id: personId } },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
  ])
  return { records, findings, handedOverBy: dpos.map(({ name }) => name) }
}

function stateOf(person: {
  id: string
  name: string
  disabledAt: Date | null
  roles: readonly { role: string }[]
}): OwnerState {
  const keeps = person.roles.some(({ role }) => ownerRoles.some((one) => one === role))
  const { id, name } = person
  return { id, name, state: person.disabledAt ? 'disabled' : keeps ? 'ok' : 'not_editor' }
}

/** Whose records can be handed over and to whom; without `from`, the own ones or the question whose. */
export async function loadHandOver(from: string | null) {
  const actor = await gate('register', 'update')
  await onlyToday('/')
  const anybody = can(actor, 'register', 'update') !== null
  const asked = from === null ? null : userIdSchema.safeParse(from)
  if (asked && !asked.success) notFound()
  const whose = asked?.data ?? (anybody ? null : actor.id)
  const [people, owned, heirs] = await Promise.all([
    peopleWhoOwn(actor),
    whose === null ? null : ownedBy(actor, whose),
    ownerChoices(),
  ])
  if (whose !== null && owned === null) return nothingThere(actor, 'register', 'update')
  return { anybody, people, owned, heirs: heirs.filter(({ value }) => value !== whose) }
}
export type HandOverPage = Awaited<ReturnType<typeof loadHandOver>>
