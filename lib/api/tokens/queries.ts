import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { roles } from '@/lib/access/roles'
import { actorOf, hashOf, isActive } from '@/lib/access/session/session'
import { db, plannedOnce } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ApiTokenId, apiTokenIdSchema, userIdSchema } from '@/lib/db/ids'
import { minute } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

export type TokenRow = {
  id: ApiTokenId
  name: string
  reaches: readonly string[]
  writes: boolean
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  state: 'living' | 'expired' | 'revoked'
  /** Whose it is; null: the reader's own. */
  person: { id: string; name: string } | null
}

/** Tokens that ended longer ago are shown no more. */
const mostShown = 200

/** The person's own tokens, or with `all` everybody's, for who may see those: living ones first, the newest first. */
export async function tokensFor(actor: Actor, now: Instant, all = false): Promise<TokenRow[]> {
  if (!can(actor, 'api_token', 'read', all ? {} : { ownerId: actor.id })) return []
  const rows = await db().apiToken.findMany({
    where: all ? {} : { userId: actor.id },
    include: { user: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostShown,
  })
  const shown = rows.map((row): TokenRow => {
    const expiresAt = instantOf(row.expiresAt)
    return {
      ...{ id: apiTokenIdSchema.parse(row.id), name: row.name, reaches: row.reaches, writes: row.writes, expiresAt },
      createdAt: instantOf(row.createdAt),
      lastUsedAt: row.lastUsedAt && instantOf(row.lastUsedAt),
      state: row.revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'living',
      person: all ? row.user : null,
    }
  })
  return [...shown.filter(({ state }) => state === 'living'), ...shown.filter(({ state }) => state !== 'living')]
}

/** What a token looks like: anything else is no guess at one. */
export const tokenPattern = /^dertig_[A-Za-z0-9_-]{43}$/
const found = z.array(
  z.object({
    ...{
      tokenId: apiTokenIdSchema,
      reaches: z.array(z.string()),
      writes: z.boolean(),
      lastUsedAt: z.date().nullable(),
    },
    ...{ expiresAt: z.date(), revokedAt: z.date().nullable() },
    ...{ id: userIdSchema, name: z.string(), email: z.string(), locale: z.string() },
    ...{ disabledAt: z.date().nullable(), validFrom: z.date().nullable(), validUntil: z.date().nullable() },
    ...{ roles: z.array(z.enum(roles)), departments: z.array(z.string()) },
  }),
)

/**
 * The person behind a token as they may act at this moment, narrowed to what the token says; null when it is malformed, unknown,
 * ended, or of somebody who may not use the application. They stand in for nobody: that is the person's, not a program's.
 * That it was used is kept to the minute.
 */
export async function actorOfToken(text: string, now: Instant): Promise<Actor | null> {
  if (!tokenPattern.test(text)) return null
  const at = toDatabase(now)
  // Read with every request, so by one statement.
  const [row] = found.parse(
    await db().$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT t.id AS "tokenId", t.reaches, t.writes, t."lastUsedAt", t."expiresAt", t."revokedAt", u.id, u.name, u.email, u.locale,
        u."disabledAt", u."validFrom", u."validUntil",
        ARRAY(SELECT o.role::text FROM "UserRole" o WHERE o."userId" = u.id ORDER BY o.role) AS roles,
        ARRAY(SELECT d."departmentId"::text FROM "UserDepartment" d WHERE d."userId" = u.id ORDER BY 1) AS departments
      FROM "ApiToken" t JOIN "User" u ON u.id = t."userId" WHERE t."tokenHash" = ${hashOf(text)}`,
  )
  if (!row || row.revokedAt !== null || row.expiresAt <= at || !isActive(row, now)) return null
  if (row.lastUsedAt === null || at.getTime() - row.lastUsedAt.getTime() >= minute)
    await db().apiToken.updateMany({ where: { id: row.tokenId }, data: { lastUsedAt: at } })
  const person = actorOf({
    ...row,
    roles: row.roles.map((role) => ({ role })),
    departments: row.departments.map((departmentId) => ({ departmentId })),
  })
  const { tokenId: id, reaches, writes } = row
  return { ...person, deputyFor: [], token: { id, reaches, writes } }
}
