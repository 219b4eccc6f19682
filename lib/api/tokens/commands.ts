import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Actor, actingPerson, type CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import type { Resource, Verb } from '@/lib/access/matrix'
import { hashOf } from '@/lib/access/session/session'
import { type ListOfTokens, listsOfTokens } from '@/lib/access/token-scope'
import { authorise, change } from '@/lib/action/change'
import { type ApiTokenId, apiTokenIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { confirmPassword, type Here } from '@/lib/people/confirm/password'
import { day } from '@/lib/time/length'
import { instantOf, toDatabase } from '@/lib/time/types'
import { type askTokenSchema, type CreateToken, reaches } from './schema'

export const tokenPrefix = 'dertig_'

/** Living tokens of one person at most. */
const mostTokens = 20

type Right = readonly [Resource, Verb]
/** By which rights somebody reads, and writes, what a token reaches. */
const rightsOf: Readonly<Record<ListOfTokens | 'registers', { reads: readonly Right[]; writes: readonly Right[] }>> = {
  registers: {
    reads: [['register', 'read']],
    writes: [
      ['register', 'create'],
      ['register', 'update'],
    ],
  },
  leaks: {
    reads: [
      ['leak', 'read'],
      ['report', 'create'],
    ],
    writes: [
      ['report', 'create'],
      ['leak', 'update'],
    ],
  },
  requests: {
    reads: [['request', 'read']],
    writes: [
      ['request', 'create'],
      ['request', 'update'],
    ],
  },
  findings: {
    reads: [['finding', 'read']],
    writes: [
      ['finding', 'create'],
      ['finding', 'update'],
    ],
  },
}

function mayBy(actor: Actor, name: string, how: 'reads' | 'writes'): boolean {
  const of = listsOfTokens.find((list) => list === name) ?? 'registers'
  return rightsOf[of][how].some((right) => mayEver(actor, ...right))
}

/** What this person could give a token: what they reach themselves, and whether they write any of it. */
export function offersTo(actor: Actor): { reaches: readonly string[]; writes: boolean } {
  const own = reaches.filter((name) => mayBy(actor, name, 'reads'))
  return { reaches: own, writes: own.some((name) => mayBy(actor, name, 'writes')) }
}

/** Makes a token for who shows by their present password, asked again, that it is they who sit there. Right: api_token.create. */
export async function confirmedToken(
  context: CommandContext & { actor: Actor },
  { current, ...input }: z.output<typeof askTokenSchema>,
  here: Here,
): Promise<Result<MadeToken>> {
  const sure = await confirmPassword(context, current, here)
  return sure.ok ? createToken(context, input) : sure
}

export type MadeToken = { id: ApiTokenId; secret: string }

/**
 * Makes a token of the person who acts, and answers it, once: 256 random bits of which the hash is kept. It reaches nothing
 * that they do not, writes only where they write something, and ends by itself. Right: api_token.create.
 */
export function createToken(context: CommandContext, input: CreateToken): Promise<Result<MadeToken>> {
  const userId = actingPerson(context)
  return change(context, async (tx) => {
    authorise(context, 'api_token', 'create', { ownerId: userId })
    if (context.actor.kind !== 'person') throw new Refusal('denied', { reason: 'not_a_person' })
    refuseWider(context.actor, input)
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`
    const living = { userId, revokedAt: null, expiresAt: { gt: toDatabase(context.now) } }
    if ((await tx.apiToken.count({ where: living })) >= mostTokens)
      throw new Refusal('not_now', { reason: 'tokens_many' })
    const secret = tokenPrefix + randomBytes(32).toString('base64url')
    const expiresAt = new Date(toDatabase(context.now).getTime() + input.days * day)
    const { name, writes } = input
    const row = await tx.apiToken.create({
      data: {
        ...{ userId, name, reaches: [...input.reaches], writes, tokenHash: hashOf(secret) },
        ...{ createdAt: toDatabase(context.now), expiresAt },
      },
      select: { id: true },
    })
    const id = apiTokenIdSchema.parse(row.id)
    const said = { name, token: id, reaches: [...input.reaches], writes, expiresAt: instantOf(expiresAt) }
    return {
      result: { id, secret },
      entry: {
        action: 'token.create',
        subject: { type: 'user', id: userId },
        changes: Object.entries(said).map(([field, value]) => ({ field, old: null, new: value })),
      },
    }
  })
}

function refuseWider(actor: Actor, input: CreateToken): void {
  const wrong: FieldErrors = {}
  if (input.reaches.some((name) => !mayBy(actor, name, 'reads'))) wrong.reaches = ['not_in_list']
  if (input.writes && !input.reaches.some((name) => mayBy(actor, name, 'writes'))) wrong.writes = ['token_reads_only']
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

/** Ends a token at once; one that was ended already stays so. Right: api_token.retire, of the person themselves or an administrator. */
export function revokeToken(context: CommandContext, { id }: { id: ApiTokenId }): Promise<Result<null>> {
  return change(context, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ApiToken" WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.apiToken.findUnique({ where: { id } })
    if (!row) throw new Refusal('not_found')
    authorise(context, 'api_token', 'retire', { ownerId: row.userId })
    if (row.revokedAt !== null) return { result: null, entry: null }
    await tx.apiToken.update({ where: { id }, data: { revokedAt: toDatabase(context.now) } })
    return {
      result: null,
      entry: {
        action: 'token.revoke',
        subject: { type: 'user', id: row.userId },
        changes: [
          { field: 'name', old: row.name, new: null },
          { field: 'token', old: id, new: null },
        ],
      },
    }
  })
}
