import { randomUUID } from 'node:crypto'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { noticedAt, occurredAt, typedDayProblems } from '../facts/moments'
import type { ReportInput } from '../facts/schema'
import { codeHashOf, nobody } from '../facts/without-name'
import { newReceipt, type Receipt, receiptOf } from '../queries/own-reports'
import { type Logged, logLeak } from './log-leak'

/**
 * Logs a leak in the reporter's own words, which never change afterwards. Sending the same `clientId` again, also at the
 * same time, makes one leak and one audit entry and gives the same receipt. With a `code`, and where the company allows it, it is
 * the report of nobody: right and session are asked, and nothing of them is kept with it.
 */
export async function reportLeak(
  context: CommandContext,
  input: ReportInput,
  options: { isExample?: boolean } = {},
): Promise<Result<Receipt>> {
  const personId = actingPerson(context)
  const codeHash = input.code === undefined ? null : codeHashOf(input.code)
  const reporterId = codeHash === null ? personId : userIdSchema.parse(randomUUID())
  const sent = codeHash === null ? input : { ...input, answers: withoutName(input.answers) }
  const written = await change<{ ref: string; isNew: boolean }>(codeHash ? nobody(context) : context, async (tx) => {
    authorise(context, 'report', 'create')
    const { clientId } = input
    const isExample = options.isExample ?? false
    return logLeak(tx, context, {
      clientId,
      reporterId,
      codeHash,
      isExample,
      judge: (yearsBack) => judged(context, sent, yearsBack),
    })
  })
  if (!written.ok) return written
  const { ref, isNew } = written.value
  const receipt = isNew
    ? await newReceipt(db(), context, ref, input)
    : await receiptOf(db(), input.clientId, codeHash ? { codeHash } : { reporterId: personId })
  return receipt ? { ok: true, value: receipt } : { ok: false, code: 'not_found' }
}

/** Nobody is called who gave no name, and nothing that a form filled in by itself tells who it was. */
function withoutName(answers: ReportInput['answers']): ReportInput['answers'] {
  return { ...answers, phone: '', how: '' }
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
