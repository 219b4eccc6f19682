import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import { interestTests } from './register'
import { interestTestRequirements, missingOfInterestTest } from './rules'
import { type InterestTestDetail, interestTestDetail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const questions = interestTestRequirements.flatMap(({ fields }) => fields).filter((name) => name !== 'ownerId')
const complete = interestTestDetail.parse({
  ...Object.fromEntries(questions.map((name) => [name, 'An answer'])),
  outcome: 'passes',
  decidedOn: '2026-05-04',
})

describe('what a test of legitimate interest lacks', () => {
  it('nothing, when every question has its answer', () => {
    expect(missingOfInterestTest(factsFor(complete, { on }))).toEqual([])
  })

  it.each(interestTestRequirements.filter(({ code }) => code !== 'owner' && code !== 'safeguards'))(
    '$code, when it is taken away',
    ({ code, fields }) => {
      const without = { ...complete, ...Object.fromEntries(fields.map((name) => [name, null])) }
      const detail = interestTestDetail.parse(
        Object.fromEntries(Object.entries(without).filter(([, value]) => value !== null)),
      )
      expect(missingOfInterestTest(factsFor(detail, { on }))).toEqual([code])
    },
  )

  it.each<[InterestTestDetail['outcome'], string]>([
    ['passes', ''],
    ['passes_with_safeguards', 'safeguards'],
    ['fails', ''],
  ])('safeguards, when the outcome is %s and none are named', (outcome, expected) => {
    const detail = { ...complete, safeguards: '', outcome }
    expect(missingOfInterestTest(factsFor(detail, { on })).join(' ')).toBe(expected)
  })

  it('a day of decision that is still to come is refused at its field', () => {
    const decided = (day: string) => interestTests.contradictions({ ...complete, decidedOn: day }, [], on)
    expect(decided('2026-06-03')).toEqual({ decidedOn: ['in_future'] })
    expect(decided('2026-06-02')).toEqual({})
  })

  it('somebody must own it', () => {
    expect(missingOfInterestTest(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})
