import { describe, expect, test } from 'vitest'
import { regimeReports } from '@/lib/law/codes/leak-states'
import { day, hour } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'
import { judgeMoments, type LeakTimes, type MomentKind, touching } from './moments'

const received = instantOf(new Date('2026-03-10T09:00:00Z'))
const now = instantOf(new Date('2026-03-20T09:00:00Z'))
/** So many hours after receipt. */
const h = (hours: number): Instant => instantOf(new Date(Date.parse(received) + hours * hour))
const calm: LeakTimes = { received, detected: h(-2), aware: h(3) }
const judging = { now, yearsBack: 5, actingAs: 'controller', riskLevel: null } as const

function said(
  times: Partial<Record<MomentKind, Instant | null>>,
  more: Partial<Parameters<typeof judgeMoments>[1]> = {},
) {
  return judgeMoments({ ...calm, ...times }, { ...judging, ...more }).map(
    ({ weight, code, first, next }) => `${weight}: ${code} ${first}${next ? ` ${next}` : ''}`,
  )
}

test('an ordinary leak, from happening to part 2, has nothing to be said about', () => {
  const times = {
    ...{ occurred_from: h(-50), occurred_to: h(-1), high_risk_found: h(4), told_people: h(30) },
    ...{ part1_filed: h(40), part2_filed: h(200), processor_aware: h(-10), processor_informed: h(-2) },
  }
  expect(said(times)).toEqual([])
})

describe('impossible: refused with both moments', () => {
  test.each<[string, Partial<Record<MomentKind, Instant | null>>, string]>([
    ['ended before it began', { occurred_from: h(-5), occurred_to: h(-6) }, 'order occurred_from occurred_to'],
    ['happened after it was noticed', { occurred_from: h(-1) }, 'order occurred_from detected'],
    ['noticed after it was received', { detected: h(1), aware: h(2) }, 'order detected received'],
    ['aware eight months before it was noticed', { aware: h(-24 * 240) }, 'order detected aware'],
    [
      'high risk found 58 days before it was noticed',
      { high_risk_found: h(-58 * 24) },
      'order detected high_risk_found',
    ],
    ['filed before the company was aware', { part1_filed: h(2) }, 'order aware part1_filed'],
    ['filed a month before receipt', { part1_filed: h(-744) }, 'order detected part1_filed'],
    ['part 2 before part 1', { part1_filed: h(20), part2_filed: h(19) }, 'order part1_filed part2_filed'],
    ['part 2 without part 1', { part2_filed: h(19) }, 'part1_first part2_filed'],
    ['told people a year before', { told_people: h(-8760) }, 'order detected told_people'],
    ['told customers before it was noticed', { told_customers: h(-3) }, 'order detected told_customers'],
    [
      'the processor told us before it knew',
      { processor_aware: h(0), processor_informed: h(-1) },
      'order processor_aware processor_informed',
    ],
    ['noticed never', { detected: null }, 'required detected'],
    [
      'a final report before the notification',
      { nis2_notification: h(20), nis2_final: h(10) },
      'order nis2_notification nis2_final',
    ],
    [
      'DORA intermediate before initial',
      { dora_initial: h(20), dora_intermediate: h(10) },
      'order dora_initial dora_intermediate',
    ],
    [
      'DORA final before intermediate',
      { dora_intermediate: h(20), dora_final: h(10) },
      'order dora_intermediate dora_final',
    ],
    ['in the future', { told_people: instantOf(new Date(Date.parse(now) + 1)) }, 'in_future told_people'],
    ['the year 26', { occurred_from: '0026-03-01T08:00:00.000Z' as Instant }, 'too_long_ago occurred_from received'],
    ['six years ago', { occurred_from: h(-6 * 8766) }, 'too_long_ago occurred_from received'],
  ])('%s', (_, times, remark) => {
    expect(said(times)).toContain(`impossible: ${remark}`)
  })

  test.each(regimeReports)('%s before the leak was noticed', (kind) => {
    expect(said({ [kind]: h(-3) })).toContain(`impossible: order detected ${kind}`)
  })

  test('five years back is the limit of this company: one day more is refused, and the limit can be another', () => {
    const edge = '2021-03-10T09:00:00.000Z' as Instant
    expect(said({ occurred_from: edge })).toEqual([])
    const over = instantOf(new Date(Date.parse(edge) - day))
    expect(said({ occurred_from: over })).toEqual(['impossible: too_long_ago occurred_from received'])
    expect(said({ occurred_from: over }, { yearsBack: 10 })).toEqual([])
  })

  test('filed before receipt while nobody said since when the company was aware', () => {
    expect(said({ aware: null, part1_filed: h(-1) })).toContain('impossible: aware_first part1_filed received')
    expect(said({ aware: null, part1_filed: h(1) })).toEqual([])
  })

  test('the finding of a high risk cannot be taken away while the level is high', () => {
    expect(said({}, { riskLevel: 'high' })).toEqual(['impossible: level_high high_risk_found'])
    expect(said({ high_risk_found: h(5) }, { riskLevel: 'high' })).toEqual([])
  })

  test('as processor our own awareness may follow what a sub-processor told us', () => {
    const times = { processor_aware: h(1), processor_informed: h(-2) }
    expect(said(times)).toContain('impossible: order processor_aware processor_informed')
    expect(said(times, { actingAs: 'processor' })).toEqual([])
  })
})

describe('unlikely: asked, and the reason is kept', () => {
  test.each<[string, Partial<Record<MomentKind, Instant | null>>, string[]]>([
    ['aware 24 h after it was noticed', { aware: h(22) }, []],
    [
      'aware a moment later than that',
      { aware: instantOf(new Date(Date.parse(h(22)) + 1)) },
      ['late_awareness detected aware'],
    ],
    ['the same gap, made by moving the noticing', { detected: h(-22) }, ['late_awareness detected aware']],
    [
      'a day after the processor told us',
      { processor_informed: h(-2), aware: h(23) },
      ['late_awareness detected aware', 'late_awareness processor_informed aware'],
    ],
    ['told before the company was aware', { told_people: h(1) }, ['order aware told_people']],
    ['told before receipt', { told_people: h(-1) }, ['order received told_people', 'order aware told_people']],
    ['a high risk before awareness', { high_risk_found: h(1) }, ['order aware high_risk_found']],
    [
      'the processor told us before we noticed',
      { processor_informed: h(-3), aware: h(3) },
      ['order detected processor_informed'],
    ],
    [
      'noticed 100 days before receipt',
      { detected: h(-2400), aware: h(-2399) },
      ['long_before_receipt detected received', 'long_before_receipt aware received'],
    ],
    ['happened a year before receipt', { occurred_from: h(-8760) }, []],
    [
      'NIS2 notified before it was found significant',
      { nis2_significant: h(9), nis2_notification: h(8) },
      ['order nis2_significant nis2_notification'],
    ],
  ])('%s', (_, times, remarks) => {
    expect(said(times).sort()).toEqual(remarks.map((remark) => `unlikely: ${remark}`).sort())
  })
})

test('moments are typed to the minute: within one minute none comes first', () => {
  const second = (seconds: number) => instantOf(new Date(Date.parse(received) + seconds * 1000))
  const exact = { received: second(42), detected: second(40), aware: second(0), part1_filed: second(0) }
  expect(judgeMoments(exact, judging)).toEqual([])
  expect(judgeMoments({ ...exact, aware: second(-1) }, judging).map(({ first, next }) => [first, next])).toEqual([
    ['detected', 'aware'],
  ])
})

test('a write answers for what it touches, not for what was odd before', () => {
  const remarks = judgeMoments({ ...calm, aware: h(50), told_people: h(1) }, judging)
  const of = (...kinds: MomentKind[]) => touching(remarks, kinds).map(({ code, first, next }) => [code, first, next])
  expect(of('occurred_from')).toEqual([])
  expect(of('told_people')).toEqual([['order', 'aware', 'told_people']])
  expect(of('detected')).toEqual([['late_awareness', 'detected', 'aware']])
})
