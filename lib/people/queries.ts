import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { can, departmentsOf, mayEver } from '@/lib/access/can'
import type { Role } from '@/lib/access/roles'
import { isActive } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, type UserId, userIdSchema } from '@/lib/db/ids'
import { type StuckMail, stuckInvitations } from '@/lib/mail/queries'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** What a person's account is at this moment. */
export type PersonState = 'active' | 'invited' | 'disabled' | 'ended'

export type PersonRow = {
  id: UserId
  name: string
  roles: readonly Role[]
  departments: readonly string[]
  /** Null where the reader's right does not show it. */
  email: string | null
  state: PersonState | null
  validUntil: Instant | null
  isExample: boolean
  /** Why the mail with their link did not go out, for who may send it again. */
  mail: StuckMail | null
}

export type PersonDetail = PersonRow & {
  version: number
  departmentIds: readonly DepartmentId[]
  locale: string
}

const include = { roles: true, departments: { include: { department: true } } } as const

/** These people in any order, as much of them as the reader's right on users shows. */
export async function peopleById(actor: Actor, now: Instant, ids: readonly string[]): Promise<PersonRow[]> {
  const grant = can(actor, 'user', 'read')
  if (!grant) return []
  const users = await db().user.findMany({ where: { id: { in: [...ids] } }, include })
  const seesState = grant.view !== 'names'
  const invited = users.filter((user) => stateOf(user, now) === 'invited').map(({ id }) => id)
  const stuck = can(actor, 'user', 'create') ? await stuckInvitations(invited) : null
  return users.map((user) => ({
    id: userIdSchema.parse(user.id),
    name: user.name,
    roles: user.roles.map((held) => held.role),
    departments: user.departments.map((held) => held.department.name).sort(),
    email: grant.view === 'full' ? user.email : null,
    state: seesState ? stateOf(user, now) : null,
    validUntil: seesState && user.validUntil ? instantOf(user.validUntil) : null,
    isExample: user.isExample,
    mail: stuck?.get(user.id) ?? null,
  }))
}

/** Accounts that can be used at a moment, as a where. */
const usableAt = (now: Instant) => {
  const at = toDatabase(now)
  return {
    disabledAt: null,
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: at } }] },
      { OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    ],
  }
}

/** People whose account was made and who have not chosen a password yet, by name, and how many; for administrators. */
export async function invitedPeople(
  actor: Actor,
  now: Instant,
  take: number,
): Promise<Few<{ id: string; name: string; isExample: boolean }>> {
  if (!can(actor, 'user', 'create')) return { rows: [], total: 0 }
  const where = { ...usableAt(now), passwordHash: null }
  const [rows, total] = await Promise.all([
    db().user.findMany({
      where,
      select: { id: true, name: true, isExample: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take,
    }),
    db().user.count({ where }),
  ])
  return { rows, total }
}

/** One person for the administrator's form, or null when unknown or not for this reader. */
export async function findPerson(actor: Actor, userId: UserId, now: Instant): Promise<PersonDetail | null> {
  if (!can(actor, 'user', 'update')) return null
  const user = await db().user.findUnique({ where: { id: userId }, include })
  if (!user) return null
  const state = stateOf(user, now)
  const stuck = state === 'invited' ? await stuckInvitations([user.id]) : null
  return {
    id: userIdSchema.parse(user.id),
    name: user.name,
    email: user.email,
    roles: user.roles.map((held) => held.role),
    departments: user.departments.map((held) => held.department.name),
    departmentIds: user.departments.map((held) => departmentIdSchema.parse(held.departmentId)),
    state,
    mail: stuck?.get(user.id) ?? null,
    validUntil: user.validUntil ? instantOf(user.validUntil) : null,
    isExample: user.isExample,
    version: user.version,
    locale: user.locale,
  }
}

/** True of who may keep the records of departments but belongs to none, nor stands in for somebody who does. */
export function lacksDepartment(actor: Actor): boolean {
  const everywhere = can(actor, 'register', 'create') !== null
  return mayEver(actor, 'register', 'create') && !everywhere && departmentsOf(actor, 'register', 'create').length === 0
}

/** Names of the administrators who can sign in, by name, the first few. */
export async function administrators(now: Instant): Promise<string[]> {
  const where = { ...usableAt(now), passwordHash: { not: null }, roles: { some: { role: 'admin' as const } } }
  const rows = await db().user.findMany({ where, select: { name: true }, orderBy: { name: 'asc' }, take: 3 })
  return rows.map(({ name }) => name)
}

/** Departments that can be given to a person. */
export async function departmentChoices(): Promise<{ id: DepartmentId; name: string }[]> {
  const rows = await db().department.findMany({ where: { retiredAt: null }, orderBy: { name: 'asc' } })
  return rows.map((row) => ({ id: departmentIdSchema.parse(row.id), name: row.name }))
}

type StateFacts = Parameters<typeof isActive>[0] & { passwordHash: string | null }

function stateOf(user: StateFacts, now: Instant): PersonState {
  if (user.disabledAt) return 'disabled'
  if (!isActive(user, now)) return 'ended'
  return user.passwordHash ? 'active' : 'invited'
}

/** Is this the example company: nobody has an account who is not an example. Read once per request. */
export const everybodyIsExample = cache(
  async () => (await db().user.findFirst({ where: { isExample: false }, select: { id: true } })) === null,
)
