import type { CommandContext } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { hour } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import { requireNext } from '../facts/rules'
import type { AnonymousNoteInput } from '../facts/schema'
import { codeHashOf, nobody } from '../facts/without-name'
import { lockLeak } from './change-leak'

/** So many notes of one code in an hour, and in all. */
const [perHour, inAll] = [30, 200]

/**
 * Who reported a leak without a name adds something, with the code alone: no session is asked or kept. The same `clientId`
 * again writes nothing and answers the same; an unknown code answers `not_found`.
 */
export function addAnonymousNote(
  context: CommandContext,
  { code, clientId, body }: AnonymousNoteInput,
): Promise<Result<{ ref: string }>> {
  const asNobody = nobody(context)
  return change(asNobody, async (tx) => {
    const codeHash = codeHashOf(code)
    const report = await tx.leakReport.findUnique({ where: { codeHash }, select: { leak: { select: { ref: true } } } })
    if (!report) throw new Refusal('not_found')
    const leak = await lockLeak(tx, report.leak.ref)
    const earlier = await tx.leakNote.findUnique({ where: { clientId } })
    if (earlier && earlier.leakId !== leak.id) throw new Refusal('invalid', { fields: { clientId: ['invalid'] } })
    if (earlier) return { result: { ref: leak.ref }, entry: null }
    requireNext(leak.state, 'note')
    const recordedAt = toDatabase(context.now)
    const own = { leakId: leak.id, authorId: leak.reporterId }
    const recent = await tx.leakNote.count({
      where: { ...own, recordedAt: { gt: new Date(recordedAt.getTime() - hour) } },
    })
    if (recent >= perHour || (await tx.leakNote.count({ where: own })) >= inAll) throw new Refusal('too_many')
    await tx.leakNote.create({ data: { ...own, kind: 'reporter', body, clientId, recordedAt } })
    return {
      result: { ref: leak.ref },
      entry: {
        action: 'leak.note',
        subject: { type: 'leak', id: leak.id, ref: leak.ref },
        changes: [{ field: leak.state === 'received' ? 'facts' : 'note', old: null, new: body }],
      },
    }
  })
}
