import { z } from 'zod'
import { plannedAgain, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import { matrix, type Resource, type Verb } from './matrix'
import { type Role, roles } from './roles'

/** Every account of the person behind this one, itself included: rules about who did what compare persons (one query). */
export async function accountsOf(tx: Tx, userId: UserId | null): Promise<UserId[]> {
  if (userId === null) return []
  const accounts = [...(await accountsOfAll(tx, [userId]))].map((id) => userIdSchema.parse(id))
  return accounts.length > 0 ? accounts : [userId]
}

/** Every account of the persons behind these accounts (one query). */
export async function accountsOfAll(tx: Tx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows = z.array(z.object({ id: z.string() })).parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)} SELECT id::text FROM "User" WHERE "personId" IN (
      SELECT "personId" FROM "User" WHERE id = ANY(${[...userIds]}::uuid[])
    )`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Roles with which a person answers for the records they own: they may say that one is still correct. */
export const ownerRoles: readonly Role[] = roles.filter((role) => matrix.register.confirm?.[role] !== undefined)

/** Owners who can no longer answer for what they own: disabled, or without a role that answers for records. */
export const leftAsOwner = {
  OR: [{ disabledAt: { not: null } }, { roles: { none: { role: { in: [...ownerRoles] } } } }],
} satisfies Prisma.UserWhereInput

/** People who can own a record: not disabled, and no auditor (they answer for nothing). */
export const mayOwn = { disabledAt: null, roles: { none: { role: 'auditor' } } } satisfies Prisma.UserWhereInput

/** A person as the two rules above look at them, once read. */
export const personFacts = z.object({
  id: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  roles: z.array(z.string()),
})
type PersonFacts = Pick<z.infer<typeof personFacts>, 'disabled' | 'roles'>

/** The same as `leftAsOwner`, of a person that was read. */
export function hasLeftAsOwner({ disabled, roles }: PersonFacts): boolean {
  return disabled || !ownerRoles.some((role) => roles.includes(role))
}

/** The same as `mayOwn`, of a person that was read. */
export function canOwn({ disabled, roles }: PersonFacts): boolean {
  return !disabled && !roles.includes('auditor')
}

/** Somebody who holds a right and can sign in, with all their accounts. */
export type Holder = { personId: string; accountIds: readonly string[] }

const holders = z.array(z.object({ personId: z.string(), accountIds: z.array(z.string()) }))

/** The persons who hold this right by a role and whose account can sign in at this moment (one query). */
export async function holdersOf(tx: Tx, resource: Resource, verb: Verb, now: Instant): Promise<Holder[]> {
  const granted: Partial<Record<Role, unknown>> = matrix[resource][verb] ?? {}
  const held = roles.filter((role) => role in granted)
  const at = toDatabase(now)
  return holders.parse(
    await tx.$queryRaw`${Prisma.raw(plannedAgain)} SELECT x."personId"::text, array_agg(x.id::text ORDER BY x.id) AS "accountIds" FROM "User" x
      WHERE x."personId" IN (SELECT u."personId" FROM "User" u
        WHERE u."disabledAt" IS NULL AND u."passwordHash" IS NOT NULL
          AND (u."validFrom" IS NULL OR u."validFrom" <= ${at}) AND (u."validUntil" IS NULL OR u."validUntil" > ${at})
          AND EXISTS (SELECT FROM "UserRole" k WHERE k."userId" = u.id AND k.role::text = ANY(${held}::text[])))
      GROUP BY x."personId" ORDER BY x."personId"`,
  )
}

/** Names of people by id (one query, none without ids); whoever is not there is left out. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const people = await tx.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** One spelling per mailbox: look-alike forms folded, spaces dropped, lower case. */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** An e-mail address in its one spelling. Quoted local parts are refused: they hide a second address. */
export const emailSchema = z
  .string()
  .max(254)
  .transform(normalEmail)
  .pipe(z.email({ error: 'email' }))
