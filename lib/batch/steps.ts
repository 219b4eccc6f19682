import { authorise } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { confirmStanding } from '@/lib/review/steps/confirm'
import { standing } from '@/lib/review/steps/standing'
import { submitStanding } from '@/lib/review/steps/submit'
import { type BatchContext, type BatchRow, factsOf, type Left } from './judge'
import type { LeftOut } from './rules'

type Stepped = { id: RecordId; ref: string; before: number; after: number; changes: readonly AuditChange[] }

/**
 * Submits each record, or says of it that it is still correct, by the command of lib/review; one that refuses is left with
 * its reason, for each refuses before it writes. The DPOs get one mail, about the first that waits.
 */
export async function stepped(
  tx: Tx,
  context: BatchContext,
  rows: readonly BatchRow[],
  deed: 'submit' | 'confirm',
  shown: ReadonlyMap<string, number>,
): Promise<{ done: Stepped[]; left: Left[] }> {
  const done: Stepped[] = []
  const left: Left[] = []
  for (const row of rows) {
    const { id, ref, version } = row
    try {
      if ((shown.get(ref) ?? version) !== version) throw new Refusal('stale')
      const mails = !done.some(({ changes }) => changes.some(({ field }) => field === 'contentHash'))
      const changes = await stepOf(tx, context, row, deed, mails)
      done.push({ id, ref, before: version, after: version + 1, changes })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      left.push({ ref, why: reasonOf(error) })
    }
  }
  return { done, left }
}

async function stepOf(tx: Tx, context: BatchContext, row: BatchRow, deed: 'submit' | 'confirm', mails: boolean) {
  const at = await standing(tx, row.id)
  if (deed === 'submit') authorise(context, 'register', 'submit', factsOf(row))
  const { entry } =
    deed === 'submit'
      ? await submitStanding(tx, context, at, '', { mails })
      : await confirmStanding(tx, context, at, row.version, { mails })
  return entry.changes ?? []
}

function reasonOf({ code, detail: { reason } }: Refusal): LeftOut {
  if (reason?.startsWith('review_')) return `review_${reason.slice('review_'.length)}`
  return code === 'stale' ? 'stale' : 'not_found'
}
