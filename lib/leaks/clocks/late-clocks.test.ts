import { expect, test } from 'vitest'
import { type Instant, instantSchema } from '@/lib/time/types'
import { lateClocks } from './clock-facts'

const at = (hour: number): Instant => instantSchema.parse(`2026-06-02T${hour}:00:00.000Z`)

test.each<[string, string, Instant | null, Instant | null, boolean]>([
  ['filed after its end', 'authority_part2', at(14), at(13), true],
  ['filed at its end', 'authority_part2', at(13), at(13), false],
  ['still running past its end', 'authority_part2', null, at(13), false],
  ['without an end of its own', 'people_law', at(14), null, false],
  ['part 1, of which the facts ask why', 'authority_part1', at(14), at(13), false],
])('%s', (_, code, endedAt, dueAt, isLate) => {
  expect(lateClocks([{ code, endedAt, dueAt }])).toHaveLength(isLate ? 1 : 0)
})
