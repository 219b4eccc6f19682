import { expect, it } from 'vitest'
import { organisationInput } from './schema'

const facts = { version: 1, legalName: 'Bakkerij Baert', country: 'BE' }
const holders = (lastTestedOn: unknown) =>
  organisationInput.safeParse({ ...facts, portalHolders: [{ name: 'Koen', lastTestedOn }] })

it.each([
  ['', null],
  [null, null],
  [undefined, null],
  ['2026-11-01', '2026-11-01'],
])('a portal holder who was last tested on %j', (given, kept) => {
  expect(holders(given).data?.portalHolders).toEqual([{ name: 'Koen', lastTestedOn: kept }])
})

it.each([['2026-02-30'], ['0001-01-01'], ['soon']])('refuses %j as that day', (given) => {
  const issues = holders(given).error?.issues.map(({ path }) => path.join('.'))
  expect(issues).toEqual(['portalHolders.0.lastTestedOn'])
})
