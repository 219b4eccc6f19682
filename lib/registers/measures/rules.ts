import { addMonthsClamped } from '@/lib/time/calendar'
import { type Due, type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { MeasureDetail } from './schema'

/** What a security measure must show: what it is, that it is there, and that it was tested. */
export const measureRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'group', article: '32(1)', fields: ['group'] },
  { code: 'description', article: '30(1)(g)', fields: ['description'] },
  { code: 'responsible', article: '24(1)', fields: ['responsible'] },
  { code: 'evidence', article: '5(2), 24(1)', fields: ['evidence'] },
  { code: 'tested', article: '32(1)(d)', fields: ['lastTestedOn', 'testEveryMonths'] },
]

/** Codes of measureRequirements that this measure does not meet yet. */
export function missingOfMeasure({ ownerId, detail }: RecordFacts<MeasureDetail>): string[] {
  return unmet(measureRequirements, {
    owner: ownerId !== null,
    group: detail.group !== null,
    description: detail.description !== '',
    responsible: detail.responsible !== '',
    evidence: detail.evidence !== '',
    tested: detail.lastTestedOn !== null && detail.testEveryMonths !== null,
  })
}

/** The day of the next test, when there was one and an interval is set. */
export function duesOfMeasure({ lastTestedOn, testEveryMonths }: MeasureDetail): Due[] {
  if (lastTestedOn === null || !testEveryMonths) return []
  return [{ code: 'test', on: addMonthsClamped(lastTestedOn, testEveryMonths) }]
}
