import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { type CalendarEntry, calendarFilter, groupsOf, isLate } from './queries'

const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-06-15')
const entry = (on: string, ref: string, holds: string[] = []): CalendarEntry => ({
  key: `${ref} ${on}`,
  on: day(on),
  kind: 'due',
  code: 'end',
  batch: '',
  register: 'agreements',
  ref,
  title: '',
  href: '',
  ownerName: null,
  holds,
  isExample: false,
})

describe('groups of the calendar', () => {
  it('overdue first, then by month, each by day and reference', () => {
    const days = ['2027-01-01', '2026-06-30', '2026-06-15', '2026-06-14', '2025-01-01', '2026-07-01']
    const entries = [...days.map((on) => entry(on, 'R-002')), entry('2026-06-30', 'R-001')]
    expect(
      groupsOf(entries, today).map(({ key, entries: of }) => [key, of.map(({ on, ref }) => `${on} ${ref}`)]),
    ).toEqual([
      ['overdue', ['2025-01-01 R-002', '2026-06-14 R-002']],
      ['2026-06-01', ['2026-06-15 R-002', '2026-06-30 R-001', '2026-06-30 R-002']],
      ['2026-07-01', ['2026-07-01 R-002']],
      ['2027-01-01', ['2027-01-01 R-002']],
    ])
  })

  it('has no groups for nothing', () => expect(groupsOf([], today)).toEqual([]))

  it.each([
    ['2026-06-14', [], true],
    ['2026-06-15', [], false],
    ['2026-06-14', ['H-001'], false],
  ])('%s with holds %j is late: %s', (on, holds, late) => {
    expect(isLate(entry(on, 'R-001', holds), today)).toBe(late)
  })
})

it('drops what an address says wrongly', () => {
  const nothing = { register: null, kind: null, owner: null }
  expect(calendarFilter({})).toEqual(nothing)
  expect(calendarFilter({ register: 'leaks', kind: ['due', 'review'], owner: "' OR 1=1" })).toEqual(nothing)
  expect(calendarFilter({ register: 'agreements', kind: 'due', owner: '' })).toEqual({
    register: 'agreements',
    kind: 'due',
    owner: null,
  })
})
