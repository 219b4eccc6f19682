import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { accountsOf } from '@/lib/access/persons'
import { authorise, change } from '@/lib/action/change'
import { draftIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { editsOf } from '../kept/edits'
import { type DraftWritten, lockedDraft } from '../write'

export const signOffInput = z.strictObject({ id: draftIdSchema, version: z.number().int() })
type SignOffInput = z.infer<typeof signOffInput>

/**
 * Management signs off the draft as it stands, which is kept; any later edit voids it. Nobody signs off what they wrote in
 * themselves, with whichever account: `own_draft`. Right: draft.sign.
 */
export function signOffDraft(context: CommandContext, input: SignOffInput): Promise<Result<DraftWritten>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'sign')
    const draft = await lockedDraft(tx, input.id)
    if (draft.version !== input.version) throw new Refusal('stale', { data: { version: draft.version, fields: [] } })
    const byId = actingPerson(context)
    const accounts: readonly string[] = await accountsOf(tx, byId)
    if (writersOf(draft).some((id) => accounts.includes(id))) throw new Refusal('not_now', { reason: 'own_draft' })
    const version = draft.version + 1
    await tx.draftSignOff.create({
      data: { draftId: input.id, version, values: draft.values, byId, at: context.now },
      select: { id: true },
    })
    await tx.reportDraft.update({
      where: { id: input.id },
      data: { signedOffById: byId, signedOffAt: context.now, version },
    })
    return {
      result: { id: input.id, version },
      entry: {
        action: 'draft.sign_off',
        subject: { type: 'draft', id: input.id, ref: draft.leakRef },
        versionBefore: draft.version,
        versionAfter: version,
      },
    }
  })
}

/** Everybody who wrote in a draft: who began it, and who changed an answer that stands. */
export function writersOf(draft: { createdById: string; edits: unknown }): string[] {
  return [draft.createdById, ...Object.values(editsOf(draft)).map(({ byId }) => byId)]
}
