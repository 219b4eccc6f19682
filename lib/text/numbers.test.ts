import { expect, it } from 'vitest'
import { formatNumber } from '@/lib/time/format'
import { locales } from './locale'
import { wholeNumberIn } from './numbers'

it.each([
  ['1200', 1200, 1200, 1200],
  ['1.200', 'ambiguous_number.1200', 1200, 'ambiguous_number.1200'],
  ['1,200', 1200, 'ambiguous_number.1200', 'ambiguous_number.1200'],
  ['1 200', 1200, 1200, 1200],
  ['1\u202f200', 1200, 1200, 1200],
  ['1\u00a0200\u00a0000', 1200000, 1200000, 1200000],
  ["1'200", 1200, 1200, 1200],
  ['1’200', 1200, 1200, 1200],
  ['1.200.000', 1200000, 1200000, 1200000],
  ['1,200,000', 1200000, 1200000, 1200000],
  ['  72 ', 72, 72, 72],
  ['１２', 12, 12, 12],
  ['007', 7, 7, 7],
  ['1.5', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['1,5', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['1.2000', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['1.200,50', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['12 00', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['-3', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['1e3', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['about 100', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['', 'invalid_number', 'invalid_number', 'invalid_number'],
  ['9'.repeat(16), 'invalid_number', 'invalid_number', 'invalid_number'],
])('%j in English, Dutch, French', (text, en, nl, fr) => {
  expect([wholeNumberIn(text, 'en'), wholeNumberIn(text, 'nl'), wholeNumberIn(text, 'fr')]).toEqual([en, nl, fr])
})

it.each(locales)('what is shown in %s can be typed again', (locale) => {
  for (const value of [0, 7, 999, 1000, 12_345, 1_234_567, 2_000_000_000])
    expect(wholeNumberIn(formatNumber(value, locale), locale)).toBe(value)
})
