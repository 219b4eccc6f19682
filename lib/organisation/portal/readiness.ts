import { daysBetween } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'

/** Somebody who holds the company's role on the authority's portal, and the day on which they last signed in there. */
export type PortalHolder = { name: string; lastTestedOn: CalendarDate | null }

/** A test of so many days ago still counts; what is older may have lapsed unseen. */
export const testLastsDays = 90

export type HolderState = 'tested' | 'untested' | 'old'
/** `alone`: one person alone can file, and they may be away. */
export type ReadinessState = 'ready' | 'alone' | 'old' | 'untested' | 'nobody'

export type Readiness = {
  state: ReadinessState
  canFile: boolean
  holders: readonly (PortalHolder & { state: HolderState; days: number | null })[]
}

/**
 * Whether somebody can file with the authority tonight. A day in the future is no test that took place; of two rows of one
 * person the better one counts.
 */
export function readiness(holders: readonly PortalHolder[], today: CalendarDate): Readiness {
  const judged = holders.map((holder) => {
    const days = holder.lastTestedOn === null ? null : daysBetween(holder.lastTestedOn, today)
    const state = days === null || days < 0 ? 'untested' : days > testLastsDays ? 'old' : 'tested'
    return { ...holder, state, days: state === 'untested' ? null : days } as const
  })
  const able = new Set(judged.filter(({ state }) => state === 'tested').map(({ name }) => name.trim().toLowerCase()))
  const state = stateOf(judged, able.size)
  return { state, canFile: able.size > 0, holders: judged }
}

function stateOf(judged: readonly { state: HolderState }[], able: number): ReadinessState {
  if (able > 1) return 'ready'
  if (able === 1) return 'alone'
  if (judged.some(({ state }) => state === 'old')) return 'old'
  return judged.length > 0 ? 'untested' : 'nobody'
}
