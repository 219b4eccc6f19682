import { db } from '@/lib/db/client'
import type { LeakId } from '@/lib/db/ids'
import { type Instant, instantOf } from '@/lib/time/types'

/** What the leak's history says of a filing since; without a moment it was taken back. */
export type Correction = { at: Instant | null; reference: string }

type CorrectingRow = { id: string; at: Date | null; reference: string | null; correctsId: string | null }

/** The last correction of a moment, or null when it stands as it was recorded. */
function lastOf(corrections: readonly CorrectingRow[], momentId: string | null): CorrectingRow | null {
  let last: CorrectingRow | null = null
  for (let id = momentId; id !== null; id = last?.id ?? null) {
    const next = corrections.find(({ correctsId }) => correctsId === id)
    if (!next) break
    last = next
  }
  return last
}

/** What the leak’s history says of a filing since; null where it stands as it was recorded. */
export function correctionOf(corrections: readonly CorrectingRow[], momentId: string | null): Correction | null {
  const last = lastOf(corrections, momentId)
  return last && { at: last.at && instantOf(last.at), reference: last.reference ?? '' }
}

/** The row of a filing that counts now: the first, or its last correction; null where it was taken back. */
export function standingOf(
  corrections: readonly CorrectingRow[],
  filed: { momentId: string | null; filedAt: Date; reference: string },
  version: number,
) {
  const last = lastOf(corrections, filed.momentId)
  const momentId = last?.id ?? filed.momentId
  const at = last ? last.at : filed.filedAt
  if (!momentId || !at) return null
  return { momentId, version, at: instantOf(at), reference: last?.reference ?? filed.reference }
}

/** Every correction in the history of a leak. */
export async function correctionsOn(leakId: LeakId): Promise<CorrectingRow[]> {
  return db().leakMoment.findMany({
    where: { leakId, correctsId: { not: null } },
    select: { id: true, at: true, reference: true, correctsId: true },
  })
}

type Filing = { reference: string; leakId: string; momentId: string | null; bundled: readonly { momentId: string }[] }

/** How a filing stands on one leak that it tells of: a correction without a moment took it back there. */
export function filingOn(leakId: LeakId, filed: Filing, corrections: readonly CorrectingRow[]) {
  const momentId = filed.leakId === leakId ? filed.momentId : (filed.bundled[0]?.momentId ?? null)
  const corrected = correctionOf(corrections, momentId)
  return {
    reference: corrected?.reference || filed.reference,
    isTakenBack: corrected !== null && corrected.at === null,
  }
}
