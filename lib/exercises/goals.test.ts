import { expect, test } from 'vitest'
import { minute } from '@/lib/time/length'
import { instantSchema } from '@/lib/time/types'
import { exerciseSteps, paceCodes, paces, stepTimes, type Taken } from './goals'
import { cameIn } from './queries'
import { scenarioCodes, scenarios } from './scenarios'

const at = (time: string) => instantSchema.parse(`2026-06-02T${time}:00.000Z`)
const none = { aware: null, advice: null, decision: null, filed: null, notNeeded: false }
const began: Taken = { noticed: at('09:00'), reported: at('09:20'), ...none }
const whole: Taken = {
  ...began,
  ...{ aware: at('09:40'), advice: at('10:30'), decision: at('12:00'), filed: at('12:10') },
}

test.each<[string, Taken, readonly string[]]>([
  ['just begun', began, ['met 20', 'open', 'open', 'open', 'open', 'open']],
  ['all of it', whole, ['met 20', 'met 20', 'met 50', 'missed 90', 'met 10', 'met 150']],
  ['late at the first', { ...began, noticed: at('07:00') }, ['missed 140', 'open', 'open', 'open', 'open', 'open']],
  ['to the minute', { ...began, aware: at('09:50') }, ['met 20', 'met 30', 'open', 'open', 'open', 'open']],
  ['one too many', { ...began, aware: at('09:51') }, ['met 20', 'missed 31', 'open', 'open', 'open', 'open']],
  ['aware before the report', { ...began, aware: at('09:10') }, ['met 20', 'met 0', 'open', 'open', 'open', 'open']],
  [
    'nothing to file',
    { ...whole, filed: null, notNeeded: true },
    ['met 20', 'met 20', 'met 50', 'missed 90', 'not_needed', 'not_needed'],
  ],
  [
    'filed before it was decided',
    { ...whole, filed: at('11:00') },
    ['met 20', 'met 20', 'met 50', 'missed 90', 'met 0', 'met 80'],
  ],
  ['decided without advice', { ...whole, advice: null }, ['met 20', 'met 20', 'open', 'open', 'met 10', 'met 150']],
])('%s', (_, taken, expected) => {
  const times = stepTimes(taken, paces.hours)
  expect(times.map(({ step }) => step)).toEqual(exerciseSteps)
  expect(times.map(({ state, tookMs }) => (tookMs === null ? state : `${state} ${tookMs / minute}`))).toEqual(expected)
})

test('what comes in is there from its minute on, until the end', () => {
  const codes = (until: string) => cameIn('wrong_mail', at('09:00'), at(until)).map(({ code }) => code)
  expect(codes('09:14')).toEqual([])
  expect(codes('09:15')).toEqual(['forwarded'])
  expect(codes('09:30')).toEqual(['forwarded', 'journalist'])
  expect(codes('23:00')).toHaveLength(3)
})

test.each(scenarioCodes)(
  '%s brings something in, in order, and each pace gives no step more than the law does',
  (code) => {
    const minutes = scenarios[code].injects.map(({ afterMinutes }) => afterMinutes)
    expect(minutes.length).toBeGreaterThanOrEqual(3)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
    for (const pace of paceCodes) expect(paces[pace].whole).toBeLessThanOrEqual(72 * 60)
  },
)
