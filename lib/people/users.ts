import type { CommandContext } from '@/lib/access/actor'
import { ownerRoles } from '@/lib/access/persons'
import type { Role } from '@/lib/access/roles'
import { endSessionsOf } from '@/lib/access/session/session'
import { authorise, type Change, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { day } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { ChangeRoles, CreatePerson, DisablePerson, PersonId } from './account'
import { type Invitation, invite } from './account-token'
import { askWhatIsHeld } from './holdings'
import { keepNamesApart } from './person-name'
import { askRights, leakRoles } from './rights'
import { keepRolesApart } from './same-person'

/** Roles without which nobody could run the application or answer to the authority. */
const needed = ['admin', 'dpo'] as const

/**
 * Refuses to take the role from the last person who holds it and can sign in. The holders' rows are locked first, in
 * one order, so that two administrators who demote each other at once do not both succeed. Accounts are counted, not
 * persons: what must never happen is that nobody can sign in with the role, and a second account of the person can.
 */
async function keepLastHolders(tx: Tx, userId: string, rolesAfter: readonly Role[], now: Instant): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "UserRole" WHERE role IN ('admin', 'dpo') ORDER BY role, "userId" FOR UPDATE`
  const at = toDatabase(now)
  for (const role of needed) {
    if (rolesAfter.includes(role)) continue
    const holders = await tx.user.findMany({
      where: {
        roles: { some: { role } },
        disabledAt: null,
        passwordHash: { not: null },
        OR: [{ validUntil: null }, { validUntil: { gt: at } }],
      },
      select: { id: true },
    })
    const holds = holders.some((holder) => holder.id === userId)
    if (holds && holders.length === 1) throw new Refusal('in_use', { reason: `last_${role}` })
  }
}

/**
 * Adds a person and makes the link with which they choose a password. The link's token is shown once and kept nowhere but in the
 * mail that brings it, sealed. Rights over leaks need a second person (rights.ts): until then the person has the other
 * roles, or those of an employee, and no link. `isExample` marks an invented person.
 */
export function createPerson(
  context: CommandContext,
  input: CreatePerson,
  options: { isExample?: boolean } = {},
): Promise<Result<Invitation>> {
  return change(context, (tx) => newPerson(tx, context, input, options))
}

/**
 * The same as part of a larger command, which writes the entry. `named`: that command has seen to it, under the lock of
 * `namesApart`, that nobody else has the name.
 */
export async function newPerson(
  tx: Tx,
  context: CommandContext,
  input: CreatePerson,
  { isExample = false, named = false }: { isExample?: boolean; named?: boolean } = {},
): Promise<Change<Invitation>> {
  authorise(context, 'user', 'create')
  if (await tx.user.findUnique({ where: { email: input.email } })) {
    throw new Refusal('invalid', { fields: { email: ['email_taken'] } })
  }
  if (!named) await keepNamesApart(tx, input.name, null)
  const user = await tx.user.create({
    data: {
      name: input.name,
      email: input.email,
      locale: input.locale,
      createdAt: toDatabase(context.now),
      isExample,
      ...term(input, context.now),
    },
  })
  const userId = userIdSchema.parse(user.id)
  const { now, asked } = parted(input.roles, [])
  const waits = await waitsFor(tx, context, userId, asked)
  const roles = waits ? now : input.roles
  await writeRoles(tx, user.id, { roles, departmentIds: input.departmentIds })
  const invitation = waits ? { userId, token: null, mail: null, waits } : await invite(tx, context, userId)
  return {
    result: invitation,
    entry: {
      action: 'user.create',
      subject: { type: 'user', id: userId },
      changes: [
        { field: 'name', old: null, new: input.name },
        { field: 'roles', old: [], new: [...roles].sort() },
        ...(waits ? [askedChange(asked)] : []),
      ],
    },
  }
}

/**
 * Makes a new link to choose a password; earlier links stop working, the present password goes on until it is replaced.
 * For who holds rights over leaks, or waits for them, a second person must confirm first.
 */
export function invitePerson(context: CommandContext, { userId }: PersonId): Promise<Result<Invitation>> {
  return change(context, async (tx) => {
    authorise(context, 'user', 'create')
    const user = await find(tx, userId)
    if (user.disabledAt) throw new Refusal('not_now', { reason: 'disabled' })
    const held = user.roles.map(({ role }) => role).filter((role) => leakRoles.includes(role))
    const wanted = await tx.rightsRequest.count({ where: { userId, kind: 'roles', decision: null } })
    if (wanted > 0 && context.actor.kind === 'person') throw new Refusal('not_now', { reason: 'rights_wait' })
    if (held.length > 0 && !(await askRights(tx, context, userId, { kind: 'link', roles: held }))) {
      return {
        result: { userId, token: null, mail: null, waits: true },
        entry: { action: 'user.rights_ask', subject: { type: 'user', id: userId }, changes: [askedChange(held)] },
      }
    }
    const invitation = await invite(tx, context, userId)
    return { result: invitation, entry: { action: 'user.invite', subject: { type: 'user', id: userId } } }
  })
}

/**
 * Sets roles, departments and an auditor's end date. Ends the person's sessions. Refuses combinations that one person
 * may not hold, and to leave nobody as administrator or DPO; asks, where what the person holds loses who answers for it. New rights over leaks wait for a second person (`waits`).
 */
export function changeRoles(context: CommandContext, input: ChangeRoles): Promise<Result<{ waits: boolean }>> {
  return change(context, (tx) => newRoles(tx, context, input))
}

/** Refuses roles that a person may not get now, and answers the person. Nothing is written. */
export async function refuseRoles(tx: Tx, context: CommandContext, input: ChangeRoles) {
  authorise(context, 'user', 'update')
  const user = await find(tx, input.userId)
  if (user.version !== input.version) throw new Refusal('stale')
  const before = user.roles.map(({ role }) => role).sort()
  await keepLastHolders(tx, user.id, input.roles, context.now)
  await keepRolesApart(tx, input.userId, input.roles)
  const answers = (roles: readonly Role[]) => roles.some((role) => ownerRoles.includes(role))
  if (answers(before) && !answers(input.roles)) await askWhatIsHeld(tx, context, input)
  return { user, before }
}

/** The same as part of a larger command, which writes the entry. */
export async function newRoles(
  tx: Tx,
  context: CommandContext,
  input: ChangeRoles,
): Promise<Change<{ waits: boolean }>> {
  const { user, before } = await refuseRoles(tx, context, input)
  const { now, asked } = parted(input.roles, before)
  const waits = await waitsFor(tx, context, input.userId, asked)
  const roles = waits ? now : input.roles
  const raised = await tx.user.updateMany({
    where: { id: user.id, version: input.version },
    data: { version: { increment: 1 }, ...term(input, context.now) },
  })
  if (raised.count !== 1) throw new Refusal('stale')
  await writeRoles(tx, user.id, { roles, departmentIds: input.departmentIds })
  await endSessionsOf(tx, user.id)
  return {
    result: { waits },
    entry: {
      action: 'user.roles',
      subject: { type: 'user', id: user.id },
      versionBefore: input.version,
      versionAfter: input.version + 1,
      changes: [
        { field: 'roles', old: before, new: [...roles].sort() },
        ...(waits ? [askedChange(asked)] : []),
        {
          field: 'departments',
          old: user.departments.map((held) => held.departmentId).sort(),
          new: [...input.departmentIds].sort(),
        },
      ],
    },
  }
}

/**
 * Ends a person's access at once: sessions and open links go, name and history stay. Asks first (`holds`) when the person
 * holds something, and names it.
 */
export function disablePerson(context: CommandContext, input: DisablePerson): Promise<Result<null>> {
  return change(context, (tx) => endAccess(tx, context, input))
}

/** The same as part of a larger command, which writes the entry. */
export async function endAccess(tx: Tx, context: CommandContext, input: DisablePerson): Promise<Change<null>> {
  authorise(context, 'user', 'update')
  const { userId } = input
  const user = await find(tx, userId)
  if (user.disabledAt) throw new Refusal('not_now', { reason: 'already_disabled' })
  await keepLastHolders(tx, user.id, [], context.now)
  await askWhatIsHeld(tx, context, input)
  const disabled = await tx.user.updateMany({
    where: { id: userId, disabledAt: null },
    data: { disabledAt: toDatabase(context.now), version: { increment: 1 } },
  })
  if (disabled.count !== 1) throw new Refusal('stale')
  await tx.accountToken.deleteMany({ where: { userId, usedAt: null } })
  await endSessionsOf(tx, userId)
  // Whoever comes back makes a new secret link for their calendar.
  await tx.calendarLink.deleteMany({ where: { userId } })
  // So do their programs: tokens that were given out work no more.
  await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: toDatabase(context.now) } })
  return { result: null, entry: { action: 'user.disable', subject: { type: 'user', id: userId } } }
}

/**
 * Lets a person sign in again with the password they had. Refuses to give somebody with several accounts a combination of
 * roles that one person may not hold. Rights over leaks that they had need a second person again.
 */
export function enablePerson(context: CommandContext, { userId }: PersonId): Promise<Result<{ waits: boolean }>> {
  return change(context, async (tx) => {
    authorise(context, 'user', 'update')
    const user = await find(tx, userId)
    if (!user.disabledAt) throw new Refusal('not_now', { reason: 'not_disabled' })
    const held = user.roles.map(({ role }) => role).sort()
    await keepRolesApart(tx, userId, held)
    const enabled = await tx.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    })
    if (enabled.count !== 1) throw new Refusal('not_now', { reason: 'not_disabled' })
    const { now, asked } = parted(held, [])
    const waits = await waitsFor(tx, context, userId, asked)
    if (waits) {
      await tx.userRole.deleteMany({ where: { userId, role: { notIn: [...now] } } })
      await tx.userRole.createMany({ data: now.map((role) => ({ userId, role })), skipDuplicates: true })
    }
    const changes = waits ? [{ field: 'roles', old: held, new: [...now].sort() }, askedChange(asked)] : []
    return {
      result: { waits },
      entry: { action: 'user.enable', subject: { type: 'user', id: userId }, changes },
    }
  })
}

/** Of the roles wanted those that hold at once, and those over leaks that are new: they need a second person. */
function parted(wanted: readonly Role[], held: readonly Role[]): { now: readonly Role[]; asked: readonly Role[] } {
  const asked = wanted.filter((role) => leakRoles.includes(role) && !held.includes(role))
  const rest = wanted.filter((role) => !asked.includes(role))
  // Nobody is without a role meanwhile.
  return { now: rest.length > 0 ? rest : ['employee'], asked }
}

/** Asks for these rights where there are any; true when a second person must confirm. */
async function waitsFor(tx: Tx, context: CommandContext, userId: UserId, asked: readonly Role[]): Promise<boolean> {
  return asked.length > 0 && !(await askRights(tx, context, userId, { kind: 'roles', roles: asked }))
}

const askedChange = (asked: readonly Role[]) => ({ field: 'asked', old: [], new: [...asked].sort() })

async function find(tx: Tx, userId: UserId) {
  const user = await tx.user.findUnique({ where: { id: userId }, include: { roles: true, departments: true } })
  if (!user) throw new Refusal('not_found')
  return user
}

function term(input: { roles: readonly Role[]; validDays: number | null }, now: Instant) {
  if (!input.roles.includes('auditor') || input.validDays === null) return { validFrom: null, validUntil: null }
  const from = toDatabase(now)
  return { validFrom: from, validUntil: new Date(from.getTime() + input.validDays * day) }
}

async function writeRoles(
  tx: Tx,
  userId: string,
  input: { roles: readonly Role[]; departmentIds: ChangeRoles['departmentIds'] },
): Promise<void> {
  await tx.userRole.deleteMany({ where: { userId, role: { notIn: [...input.roles] } } })
  await tx.userRole.createMany({ data: input.roles.map((role) => ({ userId, role })), skipDuplicates: true })
  await tx.userDepartment.deleteMany({ where: { userId } })
  await tx.userDepartment.createMany({
    data: [...new Set(input.departmentIds)].map((departmentId) => ({ userId, departmentId })),
  })
}
