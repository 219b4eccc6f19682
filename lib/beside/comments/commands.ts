import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { readersOf } from './queries'
import type { CommentRemove, CommentWrite } from './schema'

type Written = { id: string }

/**
 * Writes a comment on a record. Whoever it mentions must be able to read the record in full and answer: anybody else refuses
 * `invalid`, whether they exist or not. They get a mail that names the record and no word of the comment. Right:
 * comment.create in the record's department.
 */
export function writeComment(context: CommandContext, input: CommentWrite): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const record = await recordOf(tx, input.recordId)
    authorise(context, 'comment', 'create', record)
    const authorId = actingPerson(context)
    if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
    const mentioned = await mentionedAmong(tx, context, record, input.mentions)
    const row = await tx.comment.create({
      data: {
        recordId: input.recordId,
        body: input.body,
        authorId,
        createdAt: context.now,
        mentions: { create: mentioned.map(({ id }) => ({ personId: id })) },
      },
      select: { id: true },
    })
    for (const { id } of mentioned) {
      await queueMail(tx, {
        template: 'mention',
        params: { reference: record.ref, path: `/registers/${record.register}/${record.ref}` },
        to: id,
        now: context.now,
        dedupeKey: `mention:${row.id}:${id}`,
        isExample: record.isExample,
      })
    }
    return {
      result: { id: row.id },
      entry: {
        action: 'comment.write',
        subject: { type: 'record', id: input.recordId, ref: record.ref },
        changes: [
          { field: 'comment', old: null, new: input.body },
          ...(mentioned.length > 0
            ? [{ field: 'mentions', old: null, new: mentioned.map(({ name }) => name).join(', ') }]
            : []),
        ],
      },
    }
  })
}

/**
 * Takes the words of a comment away; who removed it stays in its place. Right: comment.retire (own ones; a DPO any), and
 * comment.read on the record: who has left the department answers as if it were not there.
 */
export function removeComment(context: CommandContext, { id }: CommentRemove): Promise<Result<Written>> {
  return change(context, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Comment" WHERE id = ${id}::uuid FOR UPDATE`
    const comment = await tx.comment.findUnique({ where: { id } })
    if (!comment) throw new Refusal('not_found')
    const record = await recordOf(tx, comment.recordId)
    authorise(context, 'comment', 'read', record)
    authorise(context, 'comment', 'retire', { ownerId: comment.authorId })
    if (comment.removedAt) throw new Refusal('not_now', { reason: 'comment_removed' })
    await tx.comment.update({
      where: { id },
      data: { body: '', removedAt: context.now, removedById: actingPerson(context) },
      select: { id: true },
    })
    await tx.mention.deleteMany({ where: { commentId: id } })
    return {
      result: { id },
      entry: {
        action: 'comment.remove',
        subject: { type: 'record', id: comment.recordId, ref: record.ref },
        changes: [{ field: 'comment', old: comment.body, new: null }],
      },
    }
  })
}

async function recordOf(tx: Tx, id: string) {
  const record = await tx.record.findUnique({
    where: { id },
    select: { ref: true, register: true, status: true, ownerId: true, departmentId: true, isExample: true },
  })
  if (!record) throw new Refusal('not_found')
  return record
}

async function mentionedAmong(
  tx: Tx,
  context: CommandContext,
  place: Parameters<typeof readersOf>[1],
  ids: CommentWrite['mentions'],
) {
  if (ids.length === 0) return []
  const readers = await readersOf(tx, place, context.now)
  const mentioned = readers.filter(({ id }) => ids.includes(id))
  if (mentioned.length !== ids.length) throw new Refusal('invalid', { fields: { mentions: ['not_in_list'] } })
  return mentioned
}
