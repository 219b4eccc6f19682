import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { type DeputisedRole, deputisedRoles, deputyProblem } from '@/lib/access/deputies'
import { namesOf } from '@/lib/access/persons'
import { change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { type DeputyId, deputyIdSchema, type UserId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, dayGiven, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { endOfDay, localDateOf, startOfDay } from '@/lib/time/zone'

/** Nobody stands in for longer: then the role itself is what the person should have. */
const mostDays = 366

/** Whom to name, for which of the own roles, from the first to the last day, and why. */
export const deputyInput = z.object({
  deputyId: z.union([userIdSchema], { error: 'choose' }),
  role: z.enum(deputisedRoles, { error: 'choose' }),
  from: dayGiven,
  until: dayGiven,
  reason: textUpTo(300).min(1, { error: 'required' }),
})
type DeputyInput = z.infer<typeof deputyInput>

export const deputyIdInput = z.object({ id: deputyIdSchema })

type Own = CommandContext & { actor: Actor }

/**
 * Names who stands in for the person who asks, in one of their own roles, on these days (whole days of the company). It
 * holds once the deputy says yes: two persons then stand behind rights over leaks. Refuses `denied` without the role
 * itself (a deputy names no deputy), days in the past or in the wrong order, and whom it may not be (`deputyProblem`).
 */
export function nameDeputy(context: Own, input: DeputyInput): Promise<Result<{ id: DeputyId }>> {
  return change(context, async (tx) => {
    const { actor, today, zone } = context
    if (!actor.roles.includes(input.role)) throw new Refusal('denied', { reason: 'deputy.name' })
    if (input.from < today) throw new Refusal('invalid', { fields: { from: ['in_past'] } })
    if (input.until < input.from || input.until > addDays(input.from, mostDays - 1))
      throw new Refusal('invalid', { fields: { until: ['deputy_days'] } })
    const [fromAt, untilAt] = [toDatabase(startOfDay(input.from, zone)), toDatabase(endOfDay(input.until, zone))]
    const { deputyId, role, reason } = input
    await refuseProblem(tx, { principalId: actor.id, deputyId, role, fromAt, untilAt })
    const made = await tx.deputy.create({
      data: { principalId: actor.id, deputyId, role, fromAt, untilAt, reason, namedAt: toDatabase(context.now) },
    })
    return {
      result: { id: deputyIdSchema.parse(made.id) },
      entry: {
        action: 'deputy.name',
        subject: { type: 'user', id: deputyId },
        changes: [
          { field: 'deputyFor', old: null, new: role },
          { field: 'from', old: null, new: input.from },
          { field: 'until', old: null, new: input.until },
        ],
        reason,
      },
    }
  })
}

/** The deputy says yes. Whether they may is asked again: their roles may be others now. */
export function acceptDeputy(context: Own, { id }: { id: DeputyId }): Promise<Result<null>> {
  return change(context, async (tx) => {
    const row = await locked(tx, id)
    if (row.deputyId !== context.actor.id) throw new Refusal('denied', { reason: 'deputy.accept' })
    if (row.acceptedAt || row.endedAt || row.untilAt <= toDatabase(context.now))
      throw new Refusal('not_now', { reason: 'deputy_over' })
    const principalId = userIdSchema.parse(row.principalId)
    const beside = { principalId, deputyId: context.actor.id, role: row.role, fromAt: row.fromAt, untilAt: row.untilAt }
    await refuseProblem(tx, beside, id)
    await tx.deputy.update({ where: { id }, data: { acceptedAt: toDatabase(context.now) } })
    return {
      result: null,
      entry: {
        action: 'deputy.accept',
        subject: { type: 'user', id: principalId },
        changes: [{ field: 'deputyFor', old: null, new: row.role }],
      },
    }
  })
}

/** Either of the two ends it at once: taken back, declined, or laid down. */
export function endDeputy(context: Own, { id }: { id: DeputyId }): Promise<Result<null>> {
  return change(context, async (tx) => {
    const row = await locked(tx, id)
    const { principalId, deputyId, role } = row
    if (![principalId, deputyId].includes(context.actor.id)) throw new Refusal('denied', { reason: 'deputy.end' })
    if (row.endedAt || row.untilAt <= toDatabase(context.now)) throw new Refusal('not_now', { reason: 'deputy_over' })
    await tx.deputy.update({ where: { id }, data: { endedAt: toDatabase(context.now) } })
    return {
      result: null,
      entry: {
        action: 'deputy.end',
        subject: { type: 'user', id: context.actor.id === deputyId ? principalId : deputyId },
        changes: [{ field: 'deputyFor', old: role, new: null }],
      },
    }
  })
}

async function locked(tx: Tx, id: DeputyId) {
  await tx.$queryRaw`SELECT 1 FROM "Deputy" WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.deputy.findUnique({ where: { id } })
  if (!row) throw new Refusal('not_found')
  return row
}

async function refuseProblem(tx: Tx, wanted: Parameters<typeof deputyProblem>[1], except?: DeputyId): Promise<void> {
  const problem = await deputyProblem(tx, wanted, except)
  if (problem) throw new Refusal('invalid', { fields: { deputyId: [problem] } })
}

export type DeputyRow = {
  id: DeputyId
  /** The other of the two. */
  name: string
  mine: 'principal' | 'deputy'
  role: DeputisedRole
  from: CalendarDate
  until: CalendarDate
  reason: string
  accepted: boolean
}

/** Who stands in for this person and for whom they do, now or later, also where a yes is still waited for. */
export async function deputiesOf(
  actor: Actor,
  { now, zone }: { now: Instant; zone: string },
): Promise<{
  rows: readonly DeputyRow[]
  roles: readonly DeputisedRole[]
  people: readonly { id: UserId; name: string }[]
}> {
  const rows = await db().deputy.findMany({
    where: {
      OR: [{ principalId: actor.id }, { deputyId: actor.id }],
      endedAt: null,
      untilAt: { gt: toDatabase(now) },
    },
    orderBy: { fromAt: 'asc' },
  })
  const roles = deputisedRoles.filter((role) => actor.roles.includes(role))
  const people = roles.length === 0 ? [] : await choices(actor.id)
  const names = await namesOf(
    db(),
    rows.flatMap(({ principalId, deputyId }) => [principalId, deputyId]),
  )
  return {
    rows: rows.flatMap((row) => {
      const mine = row.principalId === actor.id ? 'principal' : 'deputy'
      const role = deputisedRoles.find((one) => one === row.role)
      if (!role) return []
      return {
        id: deputyIdSchema.parse(row.id),
        name: names.get(mine === 'principal' ? row.deputyId : row.principalId) ?? '',
        ...{ mine, role, reason: row.reason, accepted: row.acceptedAt !== null },
        from: localDateOf(instantOf(row.fromAt), zone),
        until: localDateOf(instantOf(new Date(row.untilAt.getTime() - 1)), zone),
      }
    }),
    roles,
    people,
  }
}

async function choices(except: UserId): Promise<{ id: UserId; name: string }[]> {
  const people = await db().user.findMany({
    where: { id: { not: except }, disabledAt: null, roles: { none: { role: 'auditor' } } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return people.map(({ id, name }) => ({ id: userIdSchema.parse(id), name }))
}
