import 'server-only'
import { z } from 'zod'
import { namesOf } from '@/lib/access/persons'
import { decisionOf } from '@/lib/company/adequacy-decisions'
import { officeNow } from '@/lib/company/office-zone'
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

const counts = z.object({ looked: z.coerce.number().int().min(0), lapsed: z.coerce.number().int().min(0) })

/** The decisions as they stand today, with what the correction that led here did (its counts come in the address). */
export async function loadAdequacy(query: Promise<Record<string, string | string[] | undefined>>) {
  const done = counts.safeParse(await query)
  const { today, zone } = await officeNow()
  return { decisions: await adequacyList(today), zone, done: done.success ? done.data : null }
}
