import { randomUUID } from 'node:crypto'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { EntryInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/**
 * Adds to the timeline of a leak, or corrects what stands there: the new entry strikes the old one through, which stays. Refuses
 * `invalid` at `at` for the future, `not_found` for an entry of another leak, `entry_corrected` for one that was corrected.
 */
export async function addLeakEntry(context: CommandContext, input: EntryInput): Promise<Result<LeakChanged>> {
  const byId = actingPerson(context)
  const spec = { right: ['leak', 'update'], does: 'enter', action: 'leak.entry' } as const
  return changeLeak(context, input, spec, async (tx, { leak }) => {
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
    const [happenedAt, recordedAt] = [toDatabase(at), toDatabase(context.now)]
    await tx.leakEntry.create({
      data: { id: randomUUID(), leakId: leak.id, kind, body, happenedAt, recordedAt, byId, correctsId },
      select: { id: true },
    })
    return {
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
