import { expect, it } from 'vitest'
import { factsFormSchema } from './facts-form'

it.each([
  ['', null],
  [null, null],
  ['0', 0],
  [' 42 ', 42],
  [2_000_000_000, 2_000_000_000],
])('a number typed as %j is %j', (typed, expected) => {
  expect(factsFormSchema.shape.values.shape.personsMin.parse(typed)).toBe(expected)
})

it.each([['9999999999'], [3_000_000_000], ['-1'], ['1.5'], ['many'], [{}]])(
  'a number typed as %j is refused',
  (typed) => {
    expect(factsFormSchema.shape.values.shape.personsMin.safeParse(typed).success).toBe(false)
  },
)
