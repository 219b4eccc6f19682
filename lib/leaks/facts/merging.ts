import { type ActingRole, regimeMoments } from '@/lib/law/codes/leak-states'
import { type RiskLevel, riskLevels } from '@/lib/law/codes/leaks'
import type { Instant } from '@/lib/time/types'
import type { LeakTimes, MomentKind } from './moments'

/** Moments from which clocks count, and what has to lie before them. */
const taken = [
  'occurred_from',
  'detected',
  'processor_informed',
  'processor_aware',
  'high_risk_found',
  ...regimeMoments,
] as const satisfies readonly MomentKind[]

/**
 * The moments that a leak takes over from its duplicate, so that each clock counts from the earliest start of both. Awareness
 * that one of them has is never later than the start of the other, also where that one still counts from its receipt; where
 * neither says since when, the earlier receipt counts (`received`) and the clock stays provisional.
 */
export function takenMoments(into: LeakTimes, from: LeakTimes): { kind: MomentKind; at: Instant }[] {
  const earlier = (kind: MomentKind) => {
    const [ours, theirs] = [into[kind] ?? null, from[kind] ?? null]
    return theirs !== null && (ours === null || theirs < ours) ? [{ kind, at: theirs }] : []
  }
  return [...taken.flatMap(earlier), ...awareness(into, from)]
}

function awareness(into: LeakTimes, from: LeakTimes): { kind: 'aware'; at: Instant }[] {
  const isKnown = (into.aware ?? from.aware ?? null) !== null
  const [ours, theirs] = [into.aware ?? into.received, from.aware ?? from.received]
  return isKnown && theirs < ours ? [{ kind: 'aware', at: theirs }] : []
}

/** What of a leak says which clocks run. */
export type ClockScope = { actingAs: ActingRole; personalData: boolean | null; riskLevel: RiskLevel | null }

/** The stricter of both: both roles, personal data unless both say none, the higher level of risk. */
export function stricter(into: ClockScope, from: ClockScope): ClockScope {
  const rank = (level: RiskLevel | null) => riskLevels.findIndex(({ code }) => code === level)
  const isSame = into.personalData === from.personalData
  return {
    actingAs: into.actingAs === from.actingAs ? into.actingAs : 'both',
    personalData: into.personalData || from.personalData ? true : isSame ? into.personalData : null,
    riskLevel: rank(from.riskLevel) > rank(into.riskLevel) ? from.riskLevel : into.riskLevel,
  }
}
