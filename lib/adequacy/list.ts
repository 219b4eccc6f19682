import { namesOf } from '@/lib/access/names'
import { decisionOf } from '@/lib/company/adequacy-decisions'
import { db } from '@/lib/db/client'
import type { AdequacyDecision } from '@/lib/law/adequacy'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { leaningByCountry } from './leaning'

export type ListedDecision = AdequacyDecision & {
  id: string
  version: number
  source: string
  /** Does it cover transfers on the day asked. */
  stands: boolean
  /** Records with a transfer to that country. */
  leaning: number
  corrected: { at: Instant; by: string | null } | null
}

/** Every decision by country, the newest first; with how many records lean on each country. */
export async function adequacyList(today: CalendarDate): Promise<ListedDecision[]> {
  const [rows, leaning] = await Promise.all([
    db().adequacyDecision.findMany({ orderBy: [{ country: 'asc' }, { validFrom: 'desc' }] }),
    leaningByCountry(db()),
  ])
  const names = await namesOf(
    db(),
    rows.map((row) => row.correctedById),
  )
  return rows.map((row) => {
    const decision = decisionOf(row)
    const { validFrom, validUntil } = decision
    return {
      ...decision,
      id: row.id,
      version: row.version,
      source: row.source,
      stands: validFrom <= today && (validUntil === null || today <= validUntil),
      leaning: leaning.get(row.country) ?? 0,
      corrected: row.correctedAt && {
        at: instantOf(row.correctedAt),
        by: (row.correctedById && names.get(row.correctedById)) || null,
      },
    }
  })
}
