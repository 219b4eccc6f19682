import { z } from 'zod'
import { type Actor, type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { matrix } from '@/lib/access/matrix'
import { accountsOf, holdersOf, namesOf } from '@/lib/access/persons'
import { type Role, roleConflict, roles } from '@/lib/access/roles'
import { endSessionsOf } from '@/lib/access/session/session'
import { authorise, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { type RightsId, rightsIdSchema, type UserId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { day } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type Invitation, invite } from './account-token'
import { keepRolesApart } from './same-person'

/** Roles that read the contents of every leak: to give one, or a new link to who holds one, takes a second person. */
export const leakRoles: readonly Role[] = roles.filter((role) =>
  matrix.leak.read?.[role]?.some(({ when, view }) => when === 'always' && view === 'full'),
)

type Asked = { kind: 'roles' | 'link'; roles: readonly Role[] }

/**
 * Keeps that rights over leaks are wanted for a person and tells the person, the DPOs and who may confirm. True when
 * they hold at once: asked by the operator, or by the person who set Dertig up while nobody is there to confirm.
 */
export async function askRights(tx: Tx, context: CommandContext, userId: UserId, asked: Asked): Promise<boolean> {
  const alone = await mayGiveAlone(tx, context, userId, asked)
  const { actor } = context
  // Invented people are loaded whole; there is nobody yet who could be told.
  if (actor.kind === 'system' && actor.name === 'seed') return true
  const at = toDatabase(context.now)
  await tx.rightsRequest.updateMany({
    where: { userId, kind: asked.kind, decision: null },
    data: { decision: 'replaced', decidedAt: at },
  })
  await tx.rightsRequest.create({
    data: {
      userId,
      kind: asked.kind,
      roles: [...asked.roles],
      askedById: personOrNull(context),
      askedAt: at,
      ...(alone ? { decision: 'alone', decidedAt: at } : {}),
    },
  })
  await tell(tx, userId, alone ? 'rights_given' : 'rights_asked', context.now)
  return alone
}

async function mayGiveAlone(tx: Tx, context: CommandContext, userId: UserId, asked: Asked): Promise<boolean> {
  const asker = personOrNull(context)
  if (asker === null) return true
  const instance = await tx.instance.findUnique({ where: { id: 1 }, select: { setupById: true } })
  const own = new Set<string>(await accountsOf(tx, asker))
  if (!instance?.setupById || !own.has(instance.setupById)) return false
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  const someone = (await confirmersFor(tx, userId, asker, context.now)).length > 0
  // Whoever has a password once is not taken over by one person alone.
  if (asked.kind === 'link') return !someone && user.passwordHash === null
  const held = await tx.userRole.findMany({
    where: { role: { in: [...leakRoles] }, userId: { not: userId }, user: { disabledAt: null } },
    select: { role: true },
  })
  if (own.has(userId)) return held.length === 0
  return asked.roles.every((role) => held.every((other) => other.role !== role))
}

/** Who could say yes: holders of such rights, other persons than the one who asks and the one it is for. */
async function confirmersFor(tx: Tx, userId: string, askedById: string | null, now: Instant) {
  const holders = await holdersOf(tx, 'user', 'confirm', now)
  return holders.filter(
    ({ accountIds }) => !accountIds.includes(userId) && (askedById === null || !accountIds.includes(askedById)),
  )
}

async function tell(tx: Tx, userId: UserId, template: 'rights_asked' | 'rights_given', now: Instant): Promise<void> {
  const told = template === 'rights_asked' ? (['user', 'confirm'] as const) : (['leak', 'triage'] as const)
  const officers = (await holdersOf(tx, told[0], told[1], now)).flatMap(({ accountIds }) => accountIds)
  const to = new Set<UserId>([userId, ...officers.map((id) => userIdSchema.parse(id))])
  for (const one of to) {
    await queueMail(tx, { to: one, template, params: { at: now, path: one === userId ? '/' : '/users' }, now })
  }
}

export const rightsIdInput = z.object({ id: rightsIdSchema })
type RightsIdInput = z.infer<typeof rightsIdInput>

/**
 * Says yes as the second person: the roles hold from now on, the person's sessions end. A link that somebody else saw on
 * a screen counts no more: the person chooses a new password, by a link that comes by mail or is shown to who confirms.
 */
export function confirmRights(
  context: CommandContext,
  { id }: RightsIdInput,
): Promise<Result<{ invitation: Invitation | null }>> {
  return change(context, async (tx) => {
    const { request, userId } = await waiting(tx, context, id)
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, include: { roles: true } })
    if (user.disabledAt) throw new Refusal('not_now', { reason: 'disabled' })
    const before = user.roles.map(({ role }) => role)
    const after = [...new Set([...before, ...request.roles])]
    const conflict = request.kind === 'roles' ? roleConflict(after) : null
    if (conflict) throw new Refusal('not_now', { reason: `roles_${conflict}` })
    await keepRolesApart(tx, userId, after)
    if (request.kind === 'roles') {
      await tx.userRole.createMany({ data: request.roles.map((role) => ({ userId, role })), skipDuplicates: true })
    }
    const seen = await tx.accountToken.count({
      where: { userId, usedAt: { not: null }, shownToId: { not: null }, NOT: { shownToId: personOrNull(context) } },
    })
    const anew = request.kind === 'link' || user.passwordHash === null || seen > 0
    await tx.user.update({
      where: { id: userId },
      data: { version: { increment: 1 }, ...(seen > 0 ? { passwordHash: null } : {}) },
    })
    await endSessionsOf(tx, userId)
    const invitation = anew ? await invite(tx, context, userId) : null
    await decide(tx, context, id, 'confirmed')
    await tell(tx, userId, 'rights_given', context.now)
    return {
      result: { invitation },
      entry: {
        action: 'user.rights_confirm',
        subject: { type: 'user', id: userId },
        changes: [{ field: 'roles', old: before.sort(), new: [...after].sort() }],
      },
    }
  })
}

/** Says no as the second person: nothing changes for the person. */
export function refuseRights(context: CommandContext, { id }: RightsIdInput): Promise<Result<null>> {
  return change(context, async (tx) => {
    const { request, userId } = await waiting(tx, context, id)
    await decide(tx, context, id, 'refused')
    return {
      result: null,
      entry: {
        action: 'user.rights_refuse',
        subject: { type: 'user', id: userId },
        changes: [{ field: 'asked', old: [...request.roles].sort(), new: [] }],
      },
    }
  })
}

/** The request under lock. Refuses who may not confirm, and who asked for it or would get it. */
async function waiting(tx: Tx, context: CommandContext, id: RightsId) {
  authorise(context, 'user', 'confirm')
  await tx.$queryRaw`SELECT 1 FROM "RightsRequest" WHERE id = ${id}::uuid FOR UPDATE`
  const request = await tx.rightsRequest.findUnique({ where: { id } })
  if (!request) throw new Refusal('not_found')
  if (request.decision !== null) throw new Refusal('not_now', { reason: 'rights_decided' })
  const own = new Set<string>(await accountsOf(tx, personOrNull(context)))
  if (own.has(request.userId) || (request.askedById && own.has(request.askedById)))
    throw new Refusal('not_now', { reason: 'rights_own' })
  return { request, userId: userIdSchema.parse(request.userId) }
}

async function decide(tx: Tx, context: CommandContext, id: RightsId, decision: 'confirmed' | 'refused') {
  await tx.rightsRequest.update({
    where: { id },
    data: { decision, decidedById: personOrNull(context), decidedAt: toDatabase(context.now) },
  })
}

/** How long what was asked and given stands on the first page of the person and of the DPO. */
const shownForMs = 30 * day

export type RightsRow = {
  id: RightsId
  userId: UserId
  name: string
  kind: 'roles' | 'link'
  roles: readonly Role[]
  askedByName: string | null
  askedAt: Instant
  accountSince: Instant
  passwordSince: Instant | null
  /** Null: waits for a second person. */
  decision: string | null
  mayDecide: boolean
}

/**
 * Rights over leaks that wait for a second person, and those asked or given in the last thirty days, newest first: all
 * of them for who keeps accounts or confirms, one's own for everybody.
 */
export async function rightsFor(actor: Actor, now: Instant): Promise<RightsRow[]> {
  const confirms = can(actor, 'user', 'confirm') !== null
  const own = await accountsOf(db(), actor.id)
  const rows = await db().rightsRequest.findMany({
    where: {
      ...(confirms || can(actor, 'user', 'update') ? {} : { userId: { in: own } }),
      OR: [
        { decision: null },
        { decision: { not: 'replaced' }, askedAt: { gte: new Date(toDatabase(now).getTime() - shownForMs) } },
      ],
    },
    include: { user: { select: { name: true, createdAt: true, passwordChangedAt: true } } },
    orderBy: { askedAt: 'desc' },
    take: 100,
  })
  const names = await namesOf(
    db(),
    rows.map(({ askedById }) => askedById),
  )
  const mine = new Set<string>(own)
  return rows.map((row) => ({
    id: rightsIdSchema.parse(row.id),
    userId: userIdSchema.parse(row.userId),
    name: row.user.name,
    kind: row.kind === 'link' ? 'link' : 'roles',
    roles: row.roles,
    askedByName: row.askedById ? (names.get(row.askedById) ?? null) : null,
    askedAt: instantOf(row.askedAt),
    accountSince: instantOf(row.user.createdAt),
    passwordSince: row.user.passwordChangedAt && instantOf(row.user.passwordChangedAt),
    decision: row.decision,
    mayDecide:
      confirms && row.decision === null && !mine.has(row.userId) && !(row.askedById && mine.has(row.askedById)),
  }))
}
