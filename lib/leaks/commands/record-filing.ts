import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import type { Result } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { loadFile } from '../clocks/leak-file'
import { requireNext } from '../facts/rules'
import type { RecordableReport, ReportedInput } from '../facts/schema'
import { changeLeak, type LeakChanged, refuseEnded, writeLeak } from './change-leak'
import { writeMoment } from './write-moment'

/**
 * For lib/reports, inside its own transaction: a report of this kind was filed with its recipient. Ends its clock under the
 * recipient's reference and starts what follows (part 1 the clock of part 2). The caller has locked the leak, writes the filed report under the id of
 * the moment that is given back, and the audit entry. `data`: what the filing says of the delay.
 */
export async function recordFiling(
  tx: Tx,
  context: CommandContext,
  leak: Leak,
  filing: { kind: RecordableReport; reference: string; filedAt: Instant; unlikelyReason?: string | undefined },
  data: Partial<Pick<Leak, 'delayReason' | 'delayText'>> = {},
): Promise<{ momentId: string }> {
  await refuseEnded(tx, leak)
  requireNext(leak.state, 'file')
  const { kind, reference, filedAt: at, unlikelyReason } = filing
  const file = await loadFile(tx, leak)
  const { id } = await writeMoment(tx, context, file, { kind, at, reference, unlikelyReason })
  await writeLeak(tx, context, file, data)
  return { momentId: id }
}

/**
 * Something was reported outside Dertig: a part on the authority's portal before a draft exists, or a report under NIS2, DORA,
 * CRA or for e-communications. Ends its clock under the reference and starts what follows. Right: draft.file.
 */
export async function recordReport(context: CommandContext, input: ReportedInput): Promise<Result<LeakChanged>> {
  const { kind, at, reference, evidence, unlikelyReason } = input
  const spec = { right: ['draft', 'file'], does: 'file', action: 'leak.reported' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const write = { kind, at, reference, reason: evidence, unlikelyReason }
    const { unlikely } = await writeMoment(tx, context, file, write)
    return {
      changes: [{ field: kind, old: null, new: { at, reference, evidence } }],
      ...(unlikely ? { reason: unlikely } : {}),
    }
  })
}
