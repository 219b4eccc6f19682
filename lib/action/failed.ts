import { isBusy } from '@/lib/db/busy'
import { log } from '@/lib/log/log'
import { digestOf, logUnexpected } from '@/lib/log/unexpected'
import { noteOutcome, requestIdHere, visitHere } from '@/lib/log/visit'

/**
 * Notes an error that a page, a route or an action let through. A database too busy for it is no fault of the program: the
 * visit says `unavailable`, which its answer says too (lib/access/request/unavailable.ts). Anything else nobody expected.
 */
export function noteFailure(where: string, error: unknown, requestId: string = requestIdHere()): void {
  // While it draws the page, Next tells of the same error again, without what says that it was busy but with its digest.
  if (visitHere()?.code === 'unavailable' && digestOf(error) !== undefined) return
  if (isBusy(error)) {
    noteOutcome('refused', 'unavailable')
    log.warn({ where, requestId }, 'the database is too busy')
  } else logUnexpected(where, requestId, error)
}
