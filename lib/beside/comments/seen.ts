import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'
import type { CommentsSeen } from './schema'

/**
 * Takes the comments that ask this person to look at the record off their overview. Says nothing about the record and
 * changes nothing of it, so that it leaves no entry in the log. Works on the person's own mentions only.
 */
export async function markSeen(context: CommandContext, { recordId }: CommentsSeen): Promise<Result<null>> {
  const personId = personOrNull(context)
  if (personId !== null) {
    await db().mention.updateMany({
      where: { personId, seenAt: null, comment: { recordId } },
      data: { seenAt: context.now },
    })
  }
  return { ok: true, value: null }
}
