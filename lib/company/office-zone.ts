import { cache } from 'react'
import { db } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { second } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { brussels, isZone, type LocalNow, localNow } from '@/lib/time/zone'

/** The zone of a company that has not said another one: the product is made for Belgian companies. */
export const defaultZone = brussels

/** The zone that a row of the organisation names, the default where there is no row or this machine does not know the name. */
export function zoneOf(row: { timeZone: string } | null): string {
  return row && isZone(row.timeZone) ? row.timeZone : defaultZone
}

/** How long a process goes on with the zone it read, in milliseconds. */
const lifeMs = 5 * second

type Kept = { client: PrismaClient; until: number; zone: Promise<string> }
// Pages, actions and jobs are bundled apart within one process: only what hangs on globalThis is shared.
const shared: { dertigZone?: Kept | undefined } = globalThis as { dertigZone?: Kept | undefined }

/**
 * The zone in which the company enters and reads its times and counts its days. One small query per process and five
 * seconds, so that pages and saves pay no statement for it. A change forgets it at once in its own process; another
 * instance follows within these five seconds. A LISTEN connection per instance would be exact, for a setting that
 * changes once in years; until then that instance shows and takes times in the former zone, which stands beside them and
 * is sent along, and days it kept with records are made good by the job of the minute.
 */
export function officeZone(): Promise<string> {
  const client = db()
  const known = shared.dertigZone
  if (known && known.client === client && performance.now() < known.until) return known.zone
  const zone = client.organisation.findUnique({ where: { id: 1 }, select: { timeZone: true } }).then(zoneOf)
  const kept: Kept = { client, until: performance.now() + lifeMs, zone }
  shared.dertigZone = kept
  zone.catch(() => {
    if (shared.dertigZone === kept) forgetZone()
  })
  return zone
}

/** Makes the next question read the zone anew: called after every write of the organisation. */
export function forgetZone(): void {
  shared.dertigZone = undefined
}

/** Now, the company's zone and its day: one and the same for everything in a page. */
export const officeNow = cache(async (): Promise<LocalNow> => localNow(systemNow(), await officeZone()))
