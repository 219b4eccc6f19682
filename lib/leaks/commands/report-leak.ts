import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { noticedAt, occurredAt, typedDayProblems } from '../facts/moments'
import type { ReportInput } from '../facts/schema'
import { newReceipt, type Receipt, receiptOf } from '../queries/own-reports'
import { type Logged, logLeak } from './log-leak'

/**
 * Logs a leak in the reporter's own words, which never change afterwards. Sending the same `clientId` again, also at the
 * same time, makes one leak and one audit entry and gives the same receipt.
 */
export async function reportLeak(
  context: CommandContext,
  input: ReportInput,
  options: { isExample?: boolean } = {},
): Promise<Result<Receipt>> {
  const reporterId = actingPerson(context)
  const written = await change<{ ref: string; isNew: boolean }>(context, async (tx) => {
    authorise(context, 'report', 'create')
    const { clientId } = input
    const isExample = options.isExample ?? false
    return logLeak(tx, context, {
      clientId,
      reporterId,
      isExample,
      judge: (yearsBack) => judged(context, input, yearsBack),
    })
  })
  if (!written.ok) return written
  const { ref, isNew } = written.value
  const receipt = isNew
    ? await newReceipt(db(), context, ref, input)
    : await receiptOf(db(), input.clientId, reporterId)
  return receipt ? { ok: true, value: receipt } : { ok: false, code: 'not_found' }
}

function judged(context: CommandContext, { answers, sentAt }: ReportInput, yearsBack: number): Logged {
  const sent = { answers, sentAt, ...context }
  const fields = typedDayProblems(sent, yearsBack)
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  const noticed = noticedAt(sent)
  const happened = occurredAt(sent)
  // It cannot have happened after it was noticed: the words keep it, the DPO sets the moment.
  const occurred = happened !== null && happened <= noticed ? happened : null
  return { answers, columns: { occurredFrom: occurred ? toDatabase(occurred) : null, detectedAt: toDatabase(noticed) } }
}
