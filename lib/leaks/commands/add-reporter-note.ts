import { actingReporter, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { requireNext } from '../facts/rules'
import type { ReporterNoteInput } from '../facts/schema'
import { lockLeak, refuseEnded } from './change-leak'
import { requireStanding } from './standing-link'

/** Updates of one link within an hour; far more than people at work need. */
const perHour = 30

/** People have the quota of the log (lib/action/quota.ts), where a link has no name. */
async function keepLinkQuota(tx: Tx, { now }: CommandContext, authorId: string): Promise<void> {
  const since = toDatabase(addHours(now, -1))
  if ((await tx.leakNote.count({ where: { authorId, recordedAt: { gt: since } } })) >= perHour)
    throw new Refusal('too_many')
}

/** Rolls back a second send of the same note. */
class AlreadyNoted extends Error {}

/**
 * The reporter of a leak, or the processor who told of it by a link, adds something: facts until triage, notes after it; both are appended and never change.
 * The same `clientId` again writes nothing and answers the same. Anybody else's leak answers like an absent one.
 */
export async function addReporterNote(
  context: CommandContext,
  input: ReporterNoteInput,
): Promise<Result<{ ref: string }>> {
  const authorId = actingReporter(context)
  try {
    return await change(context, async (tx) => {
      const leak = await lockLeak(tx, input.ref)
      const untriaged = leak.state === 'received'
      authorise(context, 'own_report', untriaged ? 'update' : 'note', { ownerId: leak.reporterId, untriaged })
      await requireStanding(tx, context)
      await refuseEnded(tx, leak)
      const earlier = await tx.leakNote.findUnique({ where: { clientId: input.clientId } })
      if (earlier)
        throw earlier.leakId === leak.id
          ? new AlreadyNoted()
          : new Refusal('invalid', { fields: { clientId: ['invalid'] } })
      requireNext(leak.state, 'note')
      if (context.actor.kind === 'link') await keepLinkQuota(tx, context, authorId)
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
