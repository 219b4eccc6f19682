import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { departmentIdSchema, type UserId, userIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { Deputised } from './actor'
import { accountsOf } from './persons'
import { type Role, roleConflict } from './roles'

/** Roles in which somebody can be stood in for: a DPO, a manager, an owner (editor). */
export const deputisedRoles = ['editor', 'dpo', 'management'] as const satisfies readonly Role[]
export type DeputisedRole = (typeof deputisedRoles)[number]

/** All roles of the person behind an account: rules about who may hold what compare persons. */
async function rolesOfPerson(tx: Tx, userId: UserId): Promise<Role[]> {
  const accounts = await accountsOf(tx, userId)
  const held = await tx.userRole.findMany({ where: { userId: { in: accounts } }, select: { role: true } })
  return [...new Set(held.map(({ role }) => role))]
}

/**
 * For whom a person stands in at a moment, read with every request: named, accepted, begun and not over; the other still
 * has the role and can sign in. A role that does not go together with what the person holds meanwhile counts not (Art. 38(6)).
 */
export async function deputyFor(tx: Tx, userId: UserId, now: Instant): Promise<Deputised[]> {
  const at = toDatabase(now)
  const rows = await tx.deputy.findMany({
    where: {
      deputyId: userId,
      acceptedAt: { not: null },
      endedAt: null,
      fromAt: { lte: at },
      untilAt: { gt: at },
      principal: { disabledAt: null },
    },
    include: { principal: { include: { roles: true, departments: true } } },
    orderBy: { namedAt: 'asc' },
  })
  if (rows.length === 0) return []
  const held = await rolesOfPerson(tx, userId)
  const found: Deputised[] = []
  for (const { role, principal } of rows) {
    if (!principal.roles.some((one) => one.role === role) || roleConflict([...held, role])) continue
    held.push(role)
    found.push({
      id: userIdSchema.parse(principal.id),
      roles: [role],
      departmentIds: principal.departments.map(({ departmentId }) => departmentIdSchema.parse(departmentId)),
    })
  }
  return found
}

/** Who stands in for somebody in this role at a moment, by the same rules. */
export async function standingIn(tx: Tx, role: Role, now: Instant): Promise<UserId[]> {
  const at = toDatabase(now)
  const named = await tx.deputy.findMany({
    where: { role, acceptedAt: { not: null }, endedAt: null, fromAt: { lte: at }, untilAt: { gt: at } },
    select: { deputyId: true },
    distinct: ['deputyId'],
    orderBy: { deputyId: 'asc' },
  })
  const ids = named.map(({ deputyId }) => userIdSchema.parse(deputyId))
  const standing: UserId[] = []
  for (const id of ids) if ((await deputyFor(tx, id, now)).some(({ roles: [held] }) => held === role)) standing.push(id)
  return standing
}

/** Whether user u stands in for anybody at a moment, as SQL: only then is it worth asking for whom. */
export function isDeputy(at: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "Deputy" y WHERE y."deputyId" = u.id AND y."acceptedAt" IS NOT NULL
    AND y."endedAt" IS NULL AND y."fromAt" <= ${at} AND y."untilAt" > ${at})`
}

type Wanted = { principalId: UserId; deputyId: UserId; role: Role; fromAt: Date; untilAt: Date }

/**
 * Why a person may not stand in for another in a role, or null when they may: `deputy_gone`, `deputy_self` (one person),
 * `deputy_conflict` (a role that the deputy may not hold beside their own, and beside those they stand in for between
 * these moments).
 */
export async function deputyProblem(
  tx: Tx,
  { principalId, deputyId, role, fromAt, untilAt }: Wanted,
  except?: string,
): Promise<'deputy_gone' | 'deputy_self' | 'deputy_conflict' | null> {
  const deputy = await tx.user.findUnique({ where: { id: deputyId } })
  if (!deputy || deputy.disabledAt) return 'deputy_gone'
  const accounts = await accountsOf(tx, deputyId)
  if (accounts.includes(principalId)) return 'deputy_self'
  const beside = await tx.deputy.findMany({
    where: {
      ...{ deputyId: { in: accounts }, endedAt: null, fromAt: { lt: untilAt }, untilAt: { gt: fromAt } },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
    select: { role: true },
  })
  const held = [...(await rolesOfPerson(tx, deputyId)), ...beside.map((one) => one.role), role]
  return roleConflict([...new Set(held)]) ? 'deputy_conflict' : null
}
