import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db, type Tx } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'
import { day } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import type { ApiContext } from '../tokens/context'

/** What was written: where it stands, and in which version; null where its writer may not open it. */
export type Written = { ref: string; version: number | null }

/** How long an answer is kept under its key. */
export const keptMs = day

const result = z.object({ ref: z.string(), version: z.number().nullish() })

/**
 * Runs a write once under a key of its token: asked again within a day, it answers what it answered and writes nothing. What was
 * answered is kept in the transaction of the write itself, so that a crash leaves both or neither; of two at once the second
 * waits, is rolled back and answers like the first. The same key for another request is refused. What was refused is not kept.
 */
export async function onceUnder(
  context: ApiContext,
  { key, asked: request }: { key: string; asked: string },
  run: (context: ApiContext) => Promise<Result<Written>>,
): Promise<Result<Written> | 'key_reused'> {
  const tokenId = context.actor.token.id
  const asked = createHash('sha256').update(request).digest('hex')
  const since = new Date(toDatabase(context.now).getTime() - keptMs)
  const answered = async (): Promise<Result<Written> | 'key_reused' | null> => {
    const kept = await db().apiReply.findUnique({ where: { tokenId_key: { tokenId, key } } })
    if (!kept || kept.createdAt <= since) return null
    return kept.asked === asked ? { ok: true, value: { ref: kept.ref, version: kept.version } } : 'key_reused'
  }
  const before = await answered()
  if (before) return before
  const along = async (tx: Tx, value: unknown) => {
    const { ref, version = null } = result.parse(value)
    const kept = await tx.$executeRaw`
      INSERT INTO "ApiReply" ("tokenId", key, asked, ref, version, "createdAt")
      VALUES (${tokenId}::uuid, ${key}, ${asked}, ${ref}, ${version}, ${toDatabase(context.now)})
      ON CONFLICT ("tokenId", key) DO UPDATE SET asked = EXCLUDED.asked, ref = EXCLUDED.ref, version = EXCLUDED.version,
        "createdAt" = EXCLUDED."createdAt" WHERE "ApiReply"."createdAt" <= ${since}`
    if (kept === 0) throw new AnsweredMeanwhile()
  }
  try {
    return await run({ ...context, along })
  } catch (error) {
    const meanwhile = error instanceof AnsweredMeanwhile ? await answered() : null
    if (meanwhile) return meanwhile
    throw error
  }
}

/** Rolls back: the same was asked at the same time, and is answered already. */
class AnsweredMeanwhile extends Error {}
