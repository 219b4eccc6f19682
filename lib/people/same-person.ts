import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { accountsOf } from '@/lib/access/persons'
import { type Role, roleConflict } from '@/lib/access/roles'
import { endSessionsOf } from '@/lib/access/session/session'
import { authorise, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { PersonId } from './account'

export const samePersonSchema = z.object({ userId: userIdSchema, otherId: userIdSchema })
export type SamePerson = z.infer<typeof samePersonSchema>

/**
 * Says that two accounts belong to one person: from now on four eyes count them as one, for what was done before too.
 * Ends the sessions of both. A combination of roles that one person may not hold is told (samePersonOf), not refused:
 * hiding that two accounts are one person would be worse. Right: user.update.
 */
export function joinAccounts(context: CommandContext, input: SamePerson): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'user', 'update')
    const [user, other] = await locked(tx, [input.userId, input.otherId])
    if (!user || !other) throw new Refusal('not_found')
    if (user.personId === other.personId) throw new Refusal('not_now', { reason: 'same_person' })
    const before = await accountsOf(tx, input.userId)
    const added = await accountsOf(tx, input.otherId)
    await tx.user.updateMany({ where: { personId: other.personId }, data: { personId: user.personId } })
    for (const id of [...before, ...added]) await endSessionsOf(tx, id)
    return { result: null, entry: entry(input.userId, before, [...before, ...added]) }
  })
}

/** Takes an account out of the person it was joined to. Ends the sessions of all of them. Right: user.update. */
export function partAccount(context: CommandContext, { userId }: PersonId): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'user', 'update')
    const [user] = await locked(tx, [userId])
    if (!user) throw new Refusal('not_found')
    const before = await accountsOf(tx, userId)
    if (before.length < 2) throw new Refusal('not_now', { reason: 'other_person' })
    await tx.user.update({ where: { id: userId }, data: { personId: randomUUID() } })
    for (const id of before) await endSessionsOf(tx, id)
    return { result: null, entry: entry(userId, before, [userId]) }
  })
}

/** Rows of people under lock, in one order, so that two joins of the same accounts wait for each other. */
async function locked(tx: Tx, ids: readonly UserId[]) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "personId" IN (
    SELECT "personId" FROM "User" WHERE id = ANY(${[...ids]}::uuid[])
  ) ORDER BY id FOR UPDATE`
  const rows = await tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, personId: true } })
  return ids.map((id) => rows.find((row) => row.id === id))
}

function entry(userId: UserId, before: readonly UserId[], after: readonly UserId[]) {
  return {
    action: 'user.same_person' as const,
    subject: { type: 'user' as const, id: userId },
    changes: [{ field: 'accounts', old: [...before].sort(), new: [...after].sort() }],
  }
}

/** Roles that the person behind an account holds through accounts that are not disabled; `instead` takes the place of its own. */
export async function rolesOfPerson(tx: Tx, userId: UserId, instead?: readonly Role[]): Promise<Role[]> {
  const rows = await tx.userRole.findMany({
    where: { userId: { in: await accountsOf(tx, userId) }, user: { disabledAt: null } },
    select: { userId: true, role: true },
  })
  const held = rows.filter((row) => instead === undefined || row.userId !== userId).map((row) => row.role)
  return [...new Set([...held, ...(instead ?? [])])]
}

/** Refuses roles that would give a person with several accounts a combination that one person may not hold. */
export async function keepRolesApart(tx: Tx, userId: UserId, wanted: readonly Role[]): Promise<void> {
  if ((await accountsOf(tx, userId)).length < 2) return
  const conflict = roleConflict(await rolesOfPerson(tx, userId, wanted))
  const already = roleConflict(await rolesOfPerson(tx, userId))
  if (conflict && conflict !== already) throw new Refusal('invalid', { fields: { roles: [`roles_${conflict}`] } })
}

/** The other accounts of the person, the accounts it could be joined with, and what the roles together may not be. */
export async function samePersonOf(actor: Actor, userId: UserId) {
  if (!can(actor, 'user', 'update')) return null
  const accounts = await accountsOf(db(), userId)
  const people = await db().user.findMany({
    where: { id: { not: userId } },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const known = new Set<string>(accounts)
  const conflict = accounts.length > 1 ? roleConflict(await rolesOfPerson(db(), userId)) : null
  return {
    others: people.filter(({ id }) => known.has(id)),
    choices: people.filter(({ id }) => !known.has(id)),
    conflict: conflict === 'none' ? null : conflict,
  }
}
export type SamePersonView = NonNullable<Awaited<ReturnType<typeof samePersonOf>>>
