import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { requireNext } from '../facts/rules'
import type { ReporterNoteInput } from '../facts/schema'
import { lockLeak } from './change-leak'

/** Rolls back a second send of the same note. */
class AlreadyNoted extends Error {}

/**
 * The reporter of a leak adds something: facts until triage, notes after it; both are appended and never change.
 * The same `clientId` again writes nothing and answers the same. Anybody else's leak answers like an absent one.
 */
export async function addReporterNote(
  context: CommandContext,
  input: ReporterNoteInput,
): Promise<Result<{ ref: string }>> {
  const authorId = actingPerson(context)
  try {
    return await change(context, async (tx) => {
      const leak = await lockLeak(tx, input.ref)
      const untriaged = leak.state === 'received'
      authorise(context, 'own_report', untriaged ? 'update' : 'note', { ownerId: leak.reporterId, untriaged })
      const earlier = await tx.leakNote.findUnique({ where: { clientId: input.clientId } })
      if (earlier)
        throw earlier.leakId === leak.id
          ? new AlreadyNoted()
          : new Refusal('invalid', { fields: { clientId: ['invalid'] } })
      requireNext(leak.state, 'note')
      const recordedAt = toDatabase(context.now)
      const note = {
        leakId: leak.id,
        authorId,
        kind: 'reporter',
        body: input.body,
        clientId: input.clientId,
        recordedAt,
      }
      await tx.leakNote.create({ data: note })
      return {
        result: { ref: leak.ref },
        entry: {
          action: 'leak.note',
          subject: { type: 'leak', id: leak.id, ref: leak.ref },
          changes: [{ field: untriaged ? 'facts' : 'note', old: null, new: input.body }],
        },
      }
    })
  } catch (error) {
    if (error instanceof AlreadyNoted) return { ok: true, value: { ref: input.ref } }
    throw error
  }
}
