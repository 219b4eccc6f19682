import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import { measures } from './register'
import { duesOfMeasure, missingOfMeasure } from './rules'
import { type MeasureDetail, measureDetail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const complete = measureDetail.parse({
  group: 'backup_restore',
  description: 'A copy each night, kept elsewhere',
  responsible: 'IT',
  evidence: 'Report of the restore',
  lastTestedOn: '2026-01-31',
  testEveryMonths: 1,
})

const cases: [string, Partial<MeasureDetail>, string][] = [
  ['a complete measure', {}, ''],
  ['no group', { group: null }, 'group'],
  ['no description', { description: '' }, 'description'],
  ['nobody responsible', { responsible: '' }, 'responsible'],
  ['no evidence', { evidence: '' }, 'evidence'],
  ['never tested', { lastTestedOn: null }, 'tested'],
  ['no interval', { testEveryMonths: null }, 'tested'],
]

describe('what a measure lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOfMeasure(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })

  it('somebody must own it', () => {
    expect(missingOfMeasure(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})

describe('a test that has not been held', () => {
  it.each([
    ['tomorrow', '2026-06-03', { lastTestedOn: ['in_future'] }],
    ['today', '2026-06-02', {}],
    ['none', null, {}],
  ])('%s', (_, day, expected) => {
    const lastTestedOn = day && calendarDateSchema.parse(day)
    expect(measures.contradictions({ ...complete, lastTestedOn }, [], on)).toEqual(expected)
  })
})

describe('the next test', () => {
  it.each([
    ['a month later, the end of the month kept', {}, '2026-02-28'],
    ['a year later', { testEveryMonths: 12 }, '2027-01-31'],
    ['never tested', { lastTestedOn: null }, ''],
    ['no interval', { testEveryMonths: null }, ''],
    ['an interval of nothing', { testEveryMonths: 0 }, ''],
  ])('%s', (_, detail, expected) => {
    const dues = duesOfMeasure({ ...complete, ...detail })
    expect(dues.map((due) => due.on).join()).toBe(expected)
  })
})
