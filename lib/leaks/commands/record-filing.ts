import { actingPerson, type CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import { leakIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import { keepClocks } from '../clocks/keep-clocks'
import { requireNext } from '../facts/rules'

/**
 * For lib/reports, inside its own transaction: a part (1 unless said otherwise) was filed with the authority. Ends its clock under the
 * authority's reference; part 1 starts the clock of part 2. The caller has locked the leak, writes the filed report and the audit entry.
 */
export async function recordFiling(
  tx: Tx,
  context: CommandContext,
  leak: Pick<Leak, 'id' | 'state'>,
  filing: { reference: string; filedAt: Instant; part?: 1 | 2 },
): Promise<void> {
  requireNext(leak.state, 'file')
  await tx.leakMoment.create({
    data: {
      leakId: leak.id,
      kind: filing.part === 2 ? 'part2_filed' : 'part1_filed',
      at: toDatabase(filing.filedAt),
      reason: filing.reference,
      setById: actingPerson(context),
      setAt: toDatabase(context.now),
    },
  })
  await tx.leak.update({
    where: { id: leak.id },
    data: { version: { increment: 1 }, updatedAt: toDatabase(context.now) },
  })
  await keepClocks(tx, leakIdSchema.parse(leak.id), context)
}
