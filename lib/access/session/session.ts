import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { db, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { departmentIdSchema, type UserId, userIdSchema } from '@/lib/db/ids'
import { locales } from '@/lib/text/locale'
import { minute } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import type { Actor } from '../actor'
import { deputyFor, isDeputy } from '../deputies'
import { accessSettings } from '../request/settings'
import { roles } from '../roles'

const handlePattern = /^[A-Za-z0-9_-]{43}$/
/** Activity is written at most this often, so that reading a page is not a write. */
const touchEveryMs = minute

export const withPerson = {
  user: { include: { roles: true, departments: true } },
} satisfies Prisma.SessionInclude

/** What of a person makes an actor: never the hash of a password, or how to reach them. */
export const personSelect = {
  ...{ id: true, name: true, email: true, locale: true, disabledAt: true, validFrom: true, validUntil: true },
  roles: { select: { role: true } },
  departments: { select: { departmentId: true } },
} satisfies Prisma.UserSelect
type PersonRow = Prisma.UserGetPayload<{ select: typeof personSelect }>

const sessionRows = z.array(
  z.object({
    ...{ createdAt: z.date(), lastSeenAt: z.date(), expiresAt: z.date() },
    ...{ id: userIdSchema, name: z.string(), email: z.string(), locale: z.string() },
    ...{ disabledAt: z.date().nullable(), validFrom: z.date().nullable(), validUntil: z.date().nullable() },
    ...{ roles: z.array(z.enum(roles)), departments: z.array(z.string()), isDeputy: z.boolean() },
  }),
)

export type LiveSession = { handleHash: string; actor: Actor; createdAt: Instant; expiresAt: Instant }

/** What the table keeps of a handle: a copy of the database signs nobody in. */
export function hashOf(handle: string): string {
  return createHash('sha256').update(handle).digest('hex')
}

/** True when the person may use the application at this moment. */
export function isActive(user: Pick<PersonRow, 'disabledAt' | 'validFrom' | 'validUntil'>, now: Instant): boolean {
  const at = toDatabase(now)
  if (user.disabledAt) return false
  if (user.validFrom && user.validFrom > at) return false
  return !user.validUntil || user.validUntil > at
}

/** The actor of a row of the database. */
export function actorOf(user: PersonRow): Actor {
  return {
    kind: 'person',
    id: userIdSchema.parse(user.id),
    name: user.name,
    email: user.email,
    roles: user.roles.map((held) => held.role),
    departmentIds: user.departments.map((held) => departmentIdSchema.parse(held.departmentId)),
    locale: locales.find((locale) => locale === user.locale) ?? 'en',
    validUntil: user.validUntil ? instantOf(user.validUntil) : null,
  }
}

/**
 * The live session of a handle, or null when it is malformed, unknown, ended, idle for too long or of a person who may
 * not sign in any more. Marks activity at most once a minute.
 */
export async function readSession(handle: string, now: Instant): Promise<LiveSession | null> {
  if (!handlePattern.test(handle)) return null
  const handleHash = hashOf(handle)
  const at = toDatabase(now)
  // Read with every request, so by one statement.
  const [row] = sessionRows.parse(
    await db().$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT s."createdAt", s."lastSeenAt", s."expiresAt", u.id, u.name, u.email, u.locale, u."disabledAt", u."validFrom",
        u."validUntil", ARRAY(SELECT o.role::text FROM "UserRole" o WHERE o."userId" = u.id ORDER BY o.role) AS roles,
        ARRAY(SELECT d."departmentId"::text FROM "UserDepartment" d WHERE d."userId" = u.id ORDER BY 1) AS departments,
        ${isDeputy(at)} AS "isDeputy"
      FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE s."handleHash" = ${handleHash}`,
  )
  if (!row) return null
  const idleSince = at.getTime() - row.lastSeenAt.getTime()
  if (row.expiresAt <= at || idleSince > accessSettings().idleMs || !isActive(row, now)) return null
  if (idleSince >= touchEveryMs) {
    await db().session.updateMany({ where: { handleHash }, data: { lastSeenAt: at } })
  }
  const person = actorOf({
    ...row,
    roles: row.roles.map((role) => ({ role })),
    departments: row.departments.map((departmentId) => ({ departmentId })),
  })
  return {
    handleHash,
    actor: { ...person, deputyFor: row.isDeputy ? await deputyFor(db(), person.id, now) : [] },
    createdAt: instantOf(row.createdAt),
    expiresAt: instantOf(row.expiresAt),
  }
}

/** A person as they may act at this moment, with whom they stand in for; null: unknown, or may not use the application. */
export async function actingNow(client: Tx, userId: UserId, now: Instant): Promise<Actor | null> {
  const row = await client.user.findUnique({ where: { id: userId }, select: personSelect })
  if (!row || !isActive(row, now)) return null
  return { ...actorOf(row), deputyFor: await deputyFor(client, userId, now) }
}

/**
 * Starts a session and returns its handle: 256 random bits that only the cookie holds. Sessions of this person that
 * have ended are swept on the way.
 */
export async function startSession(userId: UserId, now: Instant): Promise<string> {
  const handle = randomBytes(32).toString('base64url')
  const at = toDatabase(now)
  const { absoluteMs, idleMs } = accessSettings()
  await db().session.deleteMany({
    where: { userId, OR: [{ expiresAt: { lte: at } }, { lastSeenAt: { lt: new Date(at.getTime() - idleMs) } }] },
  })
  await db().session.create({
    data: {
      handleHash: hashOf(handle),
      userId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + absoluteMs),
      claims: {},
    },
  })
  return handle
}

/** Ends one session, at sign-out or when another replaces it. */
export async function endSession(tx: Tx, handleHash: string): Promise<void> {
  await tx.session.deleteMany({ where: { handleHash } })
}

/** Ends the sessions of a person from their next request on; `except` stays. */
export async function endSessionsOf(tx: Tx, userId: string, except?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, ...(except ? { handleHash: { not: except } } : {}) } })
}
