import { describe, expect, test } from 'vitest'
import type { ActingRole } from '@/lib/law/codes/leak-states'
import { type Instant, instantSchema } from '@/lib/time/types'
import { type ClockScope, type MergedTimes, stricter, takenMoments } from './merging'
import type { MomentKind } from './moments'

const at = (hour: number): Instant => instantSchema.parse(`2026-06-02T${String(hour).padStart(2, '0')}:00:00.000Z`)
type Hours = { received: number } & Partial<Record<MomentKind, number>>
const times = ({ received, ...rest }: Hours, actingAs: ActingRole = 'controller'): MergedTimes => ({
  actingAs,
  received: at(received),
  ...Object.fromEntries(Object.entries(rest).map(([kind, hour]) => [kind, at(hour)])),
})

describe('the earliest start of each clock wins', () => {
  test.each<[string, Hours, Hours, Partial<Record<MomentKind, number>>]>([
    ['neither is aware: the earlier receipt counts by itself', { received: 12 }, { received: 10 }, {}],
    ['both are aware, the duplicate first', { received: 9, aware: 14 }, { received: 9, aware: 11 }, { aware: 11 }],
    ['both are aware, the duplicate later', { received: 9, aware: 11 }, { received: 9, aware: 14 }, {}],
    ['only we are, after the duplicate came in', { received: 9, aware: 14 }, { received: 10 }, { aware: 10 }],
    ['only we are, before the duplicate came in', { received: 9, aware: 11 }, { received: 12 }, {}],
    ['only the duplicate is, before we came in', { received: 12 }, { received: 9, aware: 10 }, { aware: 10 }],
    [
      'only the duplicate is, after we came in: we count from our receipt',
      { received: 9 },
      { received: 10, aware: 12 },
      {},
    ],
    ['noticed earlier', { received: 12, detected: 11 }, { received: 12, detected: 8 }, { detected: 8 }],
    ['noticed later', { received: 12, detected: 8 }, { received: 12, detected: 11 }, {}],
    [
      'a high risk that only the duplicate has',
      { received: 9 },
      { received: 9, high_risk_found: 15 },
      { high_risk_found: 15 },
    ],
    [
      'a high risk found earlier',
      { received: 9, high_risk_found: 16 },
      { received: 9, high_risk_found: 15 },
      { high_risk_found: 15 },
    ],
    ['a high risk that only we have', { received: 9, high_risk_found: 16 }, { received: 9 }, {}],
    [
      'told by the processor',
      { received: 9, processor_informed: 8 },
      { received: 9, processor_informed: 7 },
      { processor_informed: 7 },
    ],
    [
      'another regime',
      { received: 9, nis2_significant: 12 },
      { received: 9, nis2_significant: 10 },
      { nis2_significant: 10 },
    ],
  ])('%s', (_, into, from, taken) => {
    const found = takenMoments(times(into), times(from))
    const expected = Object.entries(taken).map(([kind, hour]) => [kind, at(hour)])
    expect(found.map((one) => [one.kind, one.at])).toEqual(expected)
  })
})

describe('as processor, what we knew by ourselves stays ours beside what another one told', () => {
  const told = { received: 20, processor_aware: 5, processor_informed: 20, aware: 20 }
  test.each<[string, Hours, Hours, Partial<Record<MomentKind, number>>]>([
    [
      'we knew before the duplicate was told',
      { received: 9, processor_aware: 12 },
      told,
      { processor_informed: 20, processor_aware: 5, aware: 12 },
    ],
    ['the duplicate knew before we were told', told, { received: 9, processor_aware: 12 }, { aware: 12 }],
    ['we were told first', told, { received: 21, processor_aware: 22 }, {}],
    [
      'neither was told',
      { received: 9, processor_aware: 12 },
      { received: 9, processor_aware: 11 },
      { processor_aware: 11 },
    ],
    ['we only count from our receipt', { received: 9 }, told, { processor_informed: 20, processor_aware: 5 }],
  ])('%s', (_, into, from, taken) => {
    const found = takenMoments(times(into, 'processor'), times(from, 'processor'))
    expect(Object.fromEntries(found.map((one) => [one.kind, one.at]))).toEqual(
      Object.fromEntries(Object.entries(taken).map(([kind, hour]) => [kind, at(hour)])),
    )
  })
})

test.each<[Partial<ClockScope>, Partial<ClockScope>, Partial<ClockScope>]>([
  [{ personalData: false }, { personalData: true }, { personalData: true }],
  [{ personalData: false }, { personalData: null }, { personalData: null }],
  [{ personalData: false }, { personalData: false }, { personalData: false }],
  [{ personalData: true }, { personalData: false }, { personalData: true }],
  [{ actingAs: 'processor' }, { actingAs: 'controller' }, { actingAs: 'both' }],
  [{ actingAs: 'processor' }, { actingAs: 'processor' }, { actingAs: 'processor' }],
  [{ riskLevel: 'unlikely' }, { riskLevel: 'high' }, { riskLevel: 'high' }],
  [{ riskLevel: 'risk' }, { riskLevel: null }, { riskLevel: 'risk' }],
  [{ riskLevel: null }, { riskLevel: 'unlikely' }, { riskLevel: 'unlikely' }],
])('of %j and %j the stricter: %j', (into, from, expected) => {
  const plain: ClockScope = { actingAs: 'controller', personalData: null, riskLevel: null }
  expect(stricter({ ...plain, ...into }, { ...plain, ...from })).toMatchObject(expected)
})
