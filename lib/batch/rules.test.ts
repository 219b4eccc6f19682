import { describe, expect, it, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { differing, planned, putBack } from './rules'
import { isEmptyPlan, planSchema } from './schema'

const [anna, bart] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-06-02')
const before = { ownerId: anna, departmentId: bart, tags: ['a', 'b'], nextReviewOn: day('2026-08-31') }

describe('what a record says after a plan', () => {
  it.each<[string, object, object]>([
    ['nothing asked', {}, {}],
    ['another owner', { ownerId: bart }, { ownerId: bart }],
    ['nobody as owner', { ownerId: '' }, { ownerId: null }],
    ['no department', { departmentId: '' }, { departmentId: null }],
    ['a tag more', { tagsAdd: ['c', 'a'] }, { tags: ['a', 'b', 'c'] }],
    ['a tag less, one that is not there', { tagsRemove: ['a', 'z'] }, { tags: ['b'] }],
    ['other tags', { tagsSet: ['z', 'y'] }, { tags: ['y', 'z'] }],
    ['no tags', { tagsSet: [] }, { tags: [] }],
    ['a day', { reviewOn: '2027-01-01' }, { nextReviewOn: '2027-01-01' }],
    [
      'six months later, at the end of a short month, after its Sunday',
      { reviewMonths: 6 },
      { nextReviewOn: '2027-03-01' },
    ],
  ])('%s', (_, plan, after) => expect(planned(before, planSchema.parse(plan), today)).toEqual({ ...before, ...after }))

  it('counts months from today where no day is planned', () => {
    const none = { ...before, nextReviewOn: null }
    expect(planned(none, planSchema.parse({ reviewMonths: 1 }), today).nextReviewOn).toBe('2026-07-02')
  })

  it.each<[object, boolean]>([
    [{}, true],
    [{ tagsSet: [] }, false],
    [{ ownerId: '' }, false],
    [{ tagsAdd: ['x'] }, false],
  ])('%j changes nothing: %s', (plan, empty) => expect(isEmptyPlan(planSchema.parse(plan))).toBe(empty))
})

describe('putting back', () => {
  const after = { ...before, ownerId: null, tags: ['c'], nextReviewOn: null }
  const changes = differing(before, after)

  it('gives what stood before', () => expect(putBack(after, changes)).toEqual(before))
  it('leaves what a batch did not touch as it is now', () => {
    const now = { ...after, departmentId: anna }
    expect(putBack(now, changes)).toEqual({ ...before, departmentId: anna })
  })
  it.each([
    ['owner', { ownerId: bart }],
    ['tags', { tags: ['c', 'd'] }],
    ['day', { nextReviewOn: today }],
  ])('does not touch a record whose %s is another since', (_, since) =>
    expect(putBack({ ...after, ...since }, changes)).toBe('changed_since'),
  )
})

test('a day for all and months for each are not both taken: one would be left undone', () => {
  const both = planSchema.safeParse({ reviewOn: '2026-07-01', reviewMonths: 3 })
  expect(both.error?.issues).toMatchObject([{ path: ['reviewMonths'], message: 'day_or_months' }])
  for (const plan of [{ reviewOn: '2026-07-01' }, { reviewMonths: 3 }])
    expect(planSchema.safeParse(plan).success).toBe(true)
})
