import { expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { byPlace, placeOf } from './due'
import type { Group } from './groups'

const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-06-02')

test.each([
  ['2026-05-01', 'overdue'],
  ['2026-06-01', 'overdue'],
  ['2026-06-02', 'today'],
  ['2026-06-03', 'week'],
  ['2026-06-09', 'week'],
  ['2026-06-10', 'month'],
  ['2026-07-02', 'month'],
  ['2026-07-03', 'later'],
])('%s stands under %s', (on, place) => {
  expect(placeOf(day(on), today)).toBe(place)
})

test('what has no day waits now, after today and before what is due later', () => {
  const item = (key: string, on?: string) => ({ key, href: '/', title: key, ...(on ? { dueOn: day(on) } : {}) })
  const groups: Group[] = [
    { key: 'review', href: '/reviews', total: 9, items: [item('A'), item('B'), item('C')] },
    {
      key: 'findings',
      href: '/findings',
      total: 4,
      items: [item('F-1', '2026-06-01'), item('F-2', '2026-06-02'), item('F-3', '2026-06-20')],
    },
  ]
  const shown = (most: number) =>
    byPlace(groups, today, most).map(({ place, tasks }) => [
      place,
      ...tasks.map(({ group, items, isLast }) => [group.key, items.map(({ key }) => key).join(' '), isLast]),
    ])
  expect(shown(3)).toEqual([
    ['overdue', ['findings', 'F-1', false]],
    ['today', ['findings', 'F-2', false]],
    ['waiting', ['review', 'A B C', true]],
    ['month', ['findings', 'F-3', true]],
  ])
  expect(shown(2)).toEqual([
    ['overdue', ['findings', 'F-1', false]],
    ['today', ['findings', 'F-2', true]],
    ['waiting', ['review', 'A B', true]],
  ])
  expect(byPlace([], today, 5)).toEqual([])
})
