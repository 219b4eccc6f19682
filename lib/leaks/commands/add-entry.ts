import { randomUUID } from 'node:crypto'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { EntryInput } from '../facts/schema'
import { addToLeak } from './add-to-leak'

/**
 * Adds to the timeline of a leak, or corrects what stands there: the new entry strikes the old one through, which stays; who is
 * invited corrects what they wrote themselves. Refuses `invalid` at `at` for the future, `not_found` for an entry of another leak,
 * `entry_corrected` for one that was corrected, `entry_of_another`. Right: leak.note.
 */
export async function addLeakEntry(context: CommandContext, input: EntryInput): Promise<Result<{ ref: string }>> {
  const byId = actingPerson(context)
  const { actor } = context
  return addToLeak(context, input.ref, { does: 'enter', action: 'leak.entry' }, async (tx, leak) => {
    const { kind, body, at, correctsId = null } = input
    if (at > context.now) throw new Refusal('invalid', { fields: { at: ['in_future'] } })
    const old =
      correctsId === null
        ? null
        : await tx.leakEntry.findFirst({
            where: { id: correctsId, leakId: leak.id },
            include: { correction: { select: { id: true } } },
          })
    if (correctsId !== null && !old) throw new Refusal('not_found')
    if (old?.correction) throw new Refusal('not_now', { reason: 'entry_corrected' })
    const handles = actor.kind === 'person' && can(actor, 'leak', 'update') !== null
    if (old && !handles && old.byId !== byId) throw new Refusal('not_now', { reason: 'entry_of_another' })
    const [happenedAt, recordedAt] = [toDatabase(at), toDatabase(context.now)]
    const { withWhom = null, channel = null, direction = null } = kind === 'contact' ? input : {}
    await tx.leakEntry.create({
      data: {
        ...{ id: randomUUID(), leakId: leak.id, kind, body, happenedAt, recordedAt, byId, correctsId },
        ...{ withWhom, channel, direction },
      },
      select: { id: true },
    })
    return {
      result: { ref: leak.ref },
      changes: [
        // The words of a contact may name who reported, and auditors read the log.
        ...(kind === 'contact' || old?.kind === 'contact'
          ? []
          : [{ field: 'entry', old: old?.body ?? null, new: body }]),
        { field: 'entryKind', old: old?.kind ?? null, new: kind },
        { field: 'happenedAt', old: old?.happenedAt.toISOString() ?? null, new: at },
      ],
    }
  })
}
