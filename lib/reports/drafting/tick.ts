import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { type DraftId, draftIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { emptyValue } from '../answers'
import { answerHash } from '../kept/answer-hash'
import { lockedDraft } from '../write'

export const tickInput = z.strictObject({ id: draftIdSchema, field: z.string().max(60), entered: z.boolean() })

/**
 * Notes that an answer was entered on the portal as it stands, or takes that back, so that a colleague can go on from there.
 * It changes no answer and no version, and voids no sign-off. The same again writes nothing. Right: draft.file.
 */
export function tickField(
  context: CommandContext,
  { id, field, entered }: z.infer<typeof tickInput>,
): Promise<Result<{ id: DraftId }>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'file')
    const draft = await lockedDraft(tx, id)
    if (!draft.profile.fields.some(({ code }) => code === field))
      throw new Refusal('invalid', { fields: { field: ['not_in_list'] } })
    const where = { draftId_field: { draftId: id, field } }
    const there = await tx.draftTick.findUnique({ where })
    const now = {
      answerHash: answerHash(draft.values[field] ?? emptyValue),
      byId: actingPerson(context),
      at: context.now,
    }
    const isSame = entered ? there?.answerHash === now.answerHash : there === null
    if (isSame) return { result: { id }, entry: null }
    if (entered) await tx.draftTick.upsert({ where, create: { draftId: id, field, ...now }, update: now })
    else await tx.draftTick.delete({ where })
    return {
      result: { id },
      entry: {
        action: 'draft.tick',
        subject: { type: 'draft', id, ref: draft.leakRef },
        changes: [
          { field: 'field', old: null, new: field },
          { field: 'entered', old: there !== null, new: entered },
        ],
      },
    }
  })
}
