import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { draftIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { inviteOf } from '@/lib/leaks/commands/add-to-leak'
import { textUpTo } from '@/lib/text/typed'
import { lockedDraft } from '../write'

export const commentInput = z.strictObject({
  id: draftIdSchema,
  field: z.string().max(60),
  body: textUpTo(2000).min(1, { error: 'required' }),
})
export const solveInput = z.strictObject({ id: z.uuid(), solved: z.boolean() })

type Written = { id: string }

/** Says something about one question of a draft, for the others who work on it. Right: draft.note. */
export function commentOnDraft(
  context: CommandContext,
  { id, field, body }: z.infer<typeof commentInput>,
): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const draft = await heldDraft(tx, context, id)
    if (!draft.profile.fields.some(({ code }) => code === field))
      throw new Refusal('invalid', { fields: { field: ['not_in_list'] } })
    const row = await tx.draftComment.create({
      data: { draftId: id, field, body, authorId: actingPerson(context), createdAt: context.now },
      select: { id: true },
    })
    return {
      result: { id: row.id },
      entry: {
        action: 'draft.comment',
        subject: { type: 'draft', id, ref: draft.leakRef },
        changes: [
          { field: 'field', old: null, new: field },
          { field: 'comment', old: null, new: body },
        ],
      },
    }
  })
}

/** Marks a comment as solved, or as open again; who did it stays with it. The same again writes nothing. Right: draft.note. */
export function solveDraftComment(
  context: CommandContext,
  { id, solved }: z.infer<typeof solveInput>,
): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const found = await tx.draftComment.findUnique({ where: { id }, select: { draftId: true } })
    if (!found) throw new Refusal('not_found')
    const draft = await heldDraft(tx, context, draftIdSchema.parse(found.draftId))
    const comment = await tx.draftComment.findUniqueOrThrow({ where: { id } })
    if ((comment.solvedAt !== null) === solved) return { result: { id }, entry: null }
    await tx.draftComment.update({
      where: { id },
      data: solved
        ? { solvedAt: context.now, solvedById: actingPerson(context) }
        : { solvedAt: null, solvedById: null },
      select: { id: true },
    })
    return {
      result: { id },
      entry: {
        action: 'draft.comment_solve',
        subject: { type: 'draft', id: comment.draftId, ref: draft.leakRef },
        changes: [
          { field: 'field', old: null, new: comment.field },
          { field: 'solved', old: !solved, new: solved },
        ],
      },
    }
  })
}

async function heldDraft(tx: Tx, context: CommandContext, id: z.infer<typeof draftIdSchema>) {
  const row = await tx.reportDraft.findUnique({ where: { id }, select: { leakId: true } })
  if (!row) throw new Refusal('not_found')
  authorise(context, 'draft', 'note', await inviteOf(tx, context, row.leakId))
  return lockedDraft(tx, id)
}
