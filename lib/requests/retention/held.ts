import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { holdsOnRequest } from '@/lib/retention/holds/queries'
import type { CalendarDate } from '@/lib/time/types'

/** Refuses `request_held` with the references of the legal holds that stand on this request: nothing of it is erased meanwhile. */
export async function refuseHeld(tx: Tx, ref: string, on: CalendarDate): Promise<void> {
  const holds = await holdsOnRequest(tx, ref, on)
  if (holds.length > 0) throw new Refusal('not_now', { reason: 'request_held', data: { names: holds.join(', ') } })
}
