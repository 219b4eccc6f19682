import { db } from '@/lib/db/client'
import { instantOf } from '@/lib/time/types'
import { reportAnswersSchema } from '../facts/schema'
import type { LeakRow } from './leak-list'

/** Confirmed leaks with personal data on which the authority or people decision is still to be signed, due first on top. */
export async function waitingForDecision(): Promise<
  Pick<LeakRow, 'ref' | 'title' | 'happened' | 'reportedAt' | 'isExample'>[]
> {
  const rows = await db().leak.findMany({
    where: {
      state: 'confirmed',
      NOT: { personalData: false },
      OR: [{ decisions: { none: { kind: 'authority' } } }, { decisions: { none: { kind: 'people' } } }],
    },
    select: { ref: true, title: true, reportedAt: true, isExample: true, report: { select: { payload: true } } },
    orderBy: [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { reportedAt: 'asc' }],
    take: 100,
  })
  return rows.map((row) => ({
    ref: row.ref,
    title: row.title,
    isExample: row.isExample,
    reportedAt: instantOf(row.reportedAt),
    happened: reportAnswersSchema.parse(row.report?.payload).happened,
  }))
}
