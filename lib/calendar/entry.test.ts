import { expect, it } from 'vitest'
import { calendarFilter, datesHref, monthOf } from './queries'

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

it('leads from a section to the list of exactly what it counts', () => {
  const filter = calendarFilter({ register: 'agreements', kind: 'due' })
  expect(datesHref(filter, '2026-12')).toBe('/calendar/dates?f.section=2026-12&f.register=agreements&f.kind=due')
  expect(datesHref(calendarFilter({}), 'overdue')).toBe('/calendar/dates?f.section=overdue')
})

it.each([
  ['2026-12', '2026-12-01'],
  ['overdue', null],
])('the section %s begins on %s', (key, day) => expect(monthOf({ key })).toBe(day))
