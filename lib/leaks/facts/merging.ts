import { type ActingRole, regimeMoments } from '@/lib/law/codes/leak-states'
import { type RiskLevel, riskLevels } from '@/lib/law/codes/leaks'
import type { Instant } from '@/lib/time/types'
import { earliest } from '@/lib/time/zone'
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
export function takenMoments(into: MergedTimes, from: MergedTimes): { kind: MomentKind; at: Instant }[] {
  const [intoOwn, fromOwn] = [ownBeside(into, from), ownBeside(from, into)]
  const earlier = (kind: MomentKind) => {
    const [ours, theirs] = [into[kind] ?? null, kind === 'processor_aware' && fromOwn ? null : (from[kind] ?? null)]
    return theirs !== null && (ours === null || theirs < ours) ? [{ kind, at: theirs }] : []
  }
  const stands = into.aware ?? (intoOwn ? null : into.received)
  const start = earliest(earliest(into.aware, intoOwn) ?? into.received, earliest(from.aware, fromOwn) ?? from.received)
  const isKnown = earliest(into.aware, from.aware, intoOwn, fromOwn) !== null
  const isEarlier = isKnown && start !== null && (stands === null || start < stands)
  return [...taken.flatMap(earlier), ...(isEarlier ? [{ kind: 'aware', at: start } as const] : [])]
}

/** The moments of a leak that is merged, in the role in which the company meets it. */
export type MergedTimes = LeakTimes & { readonly actingAs?: ActingRole }

/**
 * Since when we knew by ourselves as processor, where the other leak was told by somebody: in the merged one that moment would be read as
 * theirs, so it becomes awareness.
 */
function ownBeside(one: MergedTimes, other: MergedTimes): Instant | null {
  const isOwn = (one.actingAs ?? 'controller') !== 'controller' && !one.processor_informed && other.processor_informed
  return isOwn ? (one.processor_aware ?? null) : null
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
