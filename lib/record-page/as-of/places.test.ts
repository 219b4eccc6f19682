import { expect, test } from 'vitest'
import { pages } from '@/lib/access/doors'
import { placeOfPath } from './places'

test.each([
  ['/registers/sources', 'past'],
  ['/registers/sources/S-001/versions', 'past'],
  ['/registers/extract', 'past'],
  ['/', 'today'],
  ['/registersomething', 'today'],
  ['/leaks/L-2026-001', 'today'],
  ['/report-leak', 'untouched'],
  ['/my-reports/L-2026-001', 'untouched'],
] as const)('%s is about %s', (path, place) => {
  expect(placeOfPath(path)).toBe(place)
})

test('every page about records follows the date, and no other does', () => {
  for (const page of Object.keys(pages)) {
    expect(placeOfPath(page) === 'past', page).toBe(page.startsWith('/registers'))
  }
})
