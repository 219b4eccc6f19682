import { expect, it } from 'vitest'
import { durationOf } from './duration'
import { type PeriodUnit, periodOf, periodParts } from './period'

const said = (...parts: [string, PeriodUnit][]) => parts.map(([count, unit]) => ({ count, unit }))

it.each([
  ['P7Y', said(['7', 'year']), 'P7Y'],
  ['P13M', said(['13', 'month']), 'P13M'],
  ['P1Y6M', said(['18', 'month']), 'P18M'],
  ['P2W', said(['2', 'week']), 'P2W'],
  ['P1W3D', said(['10', 'day']), 'P10D'],
  ['P1M15D', said(['1', 'month'], ['15', 'day']), 'P1M15D'],
  ['P0D', said(['0', 'day']), 'P0D'],
  ['p7y', said(['7', 'year']), 'P7Y'],
])('%s is %j and is sent as %s', (text, parts, sent) => {
  expect(periodParts(text)).toEqual(parts)
  expect(periodOf(parts)).toBe(sent)
  expect(durationOf(sent)).toBe(sent)
})

it.each([
  [said(['', 'month']), '', said(['', 'year'])],
  [said(['seven', 'month']), 'seven month', said(['seven', 'month'])],
  [said(['1.5', 'year'], ['3', 'day']), '1.5 year; 3 day', said(['1.5', 'year'], ['3', 'day'])],
])('%j, which is no period, is kept as typed and refused when sent', (parts, text, again) => {
  expect(periodOf(parts)).toBe(text)
  expect(periodParts(text)).toEqual(again)
  expect(durationOf(text)).toBeNull()
})
