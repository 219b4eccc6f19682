import { db } from '@/lib/db/client'
import { type Instant, instantOf } from '@/lib/time/types'

/** When the history of a register, or of one of its records, begins; null when nothing of it was ever kept. */
export async function historySince(of: { register: string; ref?: string }): Promise<Instant | null> {
  const { _min } = await db().recordMoment.aggregate({ where: { record: of }, _min: { at: true } })
  return _min.at && instantOf(_min.at)
}
