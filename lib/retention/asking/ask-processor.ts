import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { type Asked, askByLink } from '@/lib/confirmations/links/ask'
import { contactFields } from '@/lib/confirmations/links/contact'
import { revokeConfirm, type revokeConfirmInput } from '@/lib/confirmations/links/revoke'
import type { Tx } from '@/lib/db/client'
import type { ConfirmLinkId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { processorsOf } from '../scope/processors'
import { deletedRegisters, deletionRef, recordRef } from '../scope/targets'
import { sealedWith } from './words'

export const askProcessorInput = z.object({
  deletion: deletionRef,
  processor: z.string().regex(recordRef, { error: 'format' }),
  ...contactFields,
})

/**
 * Asks a processor that a deletion record names to confirm by mail that it deleted too (Art. 28(3)(g)): the mail holds number and link, what
 * it is about stands sealed behind the link. A second time ends the link before it. Answers the secret, once. Refuses `mail_off`,
 * `deletion_corrected`, and at `processor` one that the record does not name. Right: deletion.create on every rule and activity of the record.
 */
export function askProcessor(
  context: CommandContext,
  { deletion: ref, processor, what, ...contact }: z.output<typeof askProcessorInput>,
): Promise<Result<Asked>> {
  return change(context, async (tx) => {
    const row = await mineToAsk(tx, context, { ref })
    if (row.correctedBy) throw new Refusal('not_now', { reason: 'deletion_corrected' })
    if (processorsOf(row).every((one) => one.ref !== processor))
      throw new Refusal('invalid', { fields: { processor: ['not_in_list'] } })
    const asked = await askByLink(tx, context, {
      ...{ about: { deletionId: row.id, processorRef: processor }, contact, reference: ref, isExample: row.isExample },
      seal: (id) => sealedWith('link', id, { what }),
    })
    return {
      result: asked,
      entry: {
        action: 'deletion.ask_processor',
        subject: { type: 'deletion', id: row.id, ref },
        changes: [{ field: 'processor', old: null, new: processor }],
      },
    }
  })
}

/** Ends the link of a processor at once; what came by it stays. Refuses `link_revoked`. Right: as for askProcessor. */
export function revokeProcessorAsked(
  context: CommandContext,
  { id, reason }: z.output<typeof revokeConfirmInput>,
): Promise<Result<{ id: ConfirmLinkId }>> {
  return change(context, async (tx) => {
    const link = await tx.confirmLink.findUnique({ where: { id }, select: { deletionId: true, processorRef: true } })
    const row = await mineToAsk(tx, context, { id: link?.deletionId ?? id })
    await revokeConfirm(tx, context, { id, reason })
    return {
      result: { id },
      entry: {
        action: 'deletion.link_revoke',
        subject: { type: 'deletion', id: row.id, ref: row.ref },
        changes: [{ field: 'processor', old: link?.processorRef ?? null, new: null }],
        reason,
      },
    }
  })
}

/** The deletion record, for who could have written it. */
async function mineToAsk(tx: Tx, context: CommandContext, where: { ref: string } | { id: string }) {
  const row = await tx.deletionRecord.findUnique({
    where,
    include: {
      correctedBy: { select: { ref: true } },
      targets: { select: { record: { select: { departmentId: true, register: true } } } },
    },
  })
  if (!row) throw new Refusal('not_found')
  for (const { record } of row.targets)
    if (record.register !== deletedRegisters.systems) authorise(context, 'deletion', 'create', record)
  return row
}
