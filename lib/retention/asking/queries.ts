import { type ConfirmLinkView, confirmLinkView } from '@/lib/confirmations/links/view'
import { db } from '@/lib/db/client'
import { type CalendarDate, calendarDateOf, type Instant } from '@/lib/time/types'
import { answerOfDeletion } from './words'

/** A link by which a processor was asked, and what it answered by it. */
export type AskedProcessor = ConfirmLinkView & {
  processorRef: string
  answer: { how: string; on: CalendarDate; name: string; why: string } | null
}

/** Every link about a deletion record, the newest first. The right to read the record is for the caller to ask. */
export async function askedOf(deletionId: string, now: Instant): Promise<AskedProcessor[]> {
  const rows = await db().confirmLink.findMany({
    where: { deletionId },
    omit: { secretHash: true, sealed: true, draft: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ answer, ...row }) => {
    const said = answerOfDeletion({ id: row.id, answer })
    return {
      ...{ ...confirmLinkView(row, now), processorRef: row.processorRef },
      answer:
        row.answerHow && row.answerOn && said
          ? { how: row.answerHow, on: calendarDateOf(row.answerOn), ...said }
          : null,
    }
  })
}
