import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { officeNow } from '@/lib/company/office-zone'
import type { Instant } from '@/lib/time/types'
import type { Resource, Verb } from '../matrix'
import { cookieOptions, named } from '../session/cookies'
import { type AsOf, asOfIn, asOfText } from './as-of-choice'

/** Holds the date as of which this browser looks at the registers, until the browser closes or its person signs out. */
function asOfCookieName(): string {
  return named('dertig.as-of')
}

/** What this browser chose; null: the registers as they are (read once per request). */
export const currentAsOfChoice = cache(async (): Promise<AsOf | null> => {
  const chosen = (await cookies()).get(asOfCookieName())?.value
  return chosen === undefined ? null : asOfIn(chosen, await officeNow())
})

/** The moment as of which registers, records, exports and counts are shown; null: as they are. */
export async function currentAsOf(): Promise<Instant | null> {
  return (await currentAsOfChoice())?.at ?? null
}

/** Remembers the choice in this browser, or forgets it. For server actions only. */
export async function rememberAsOf(asOf: AsOf | null): Promise<void> {
  const jar = await cookies()
  if (asOf === null) jar.delete({ name: asOfCookieName(), ...cookieOptions() })
  else jar.set(asOfCookieName(), asOfText(asOf), cookieOptions())
}

const kept: ReadonlySet<string> = new Set(['register', 'remark', 'comment'])
const harmless: ReadonlySet<string> = new Set(['read', 'export'])

/** True for doors through which registers are written: shut while this browser looks at the past. */
export async function shutByAsOf(permission: 'signed_in' | { resource: Resource; verb: Verb }): Promise<boolean> {
  if (permission === 'signed_in' || !kept.has(permission.resource) || harmless.has(permission.verb)) return false
  return (await currentAsOf()) !== null
}
