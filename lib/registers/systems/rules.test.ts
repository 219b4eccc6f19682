import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import { missingOfSystem } from './rules'
import { type SystemDetail, systemDetail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const complete = systemDetail.parse({
  kind: 'paper',
  location: 'Cabinet in the accounts office',
  hostingCountry: 'BE',
  accessControl: 'Locked; two people have the key',
  deletion: 'Shredded',
})

const cases: [string, Partial<SystemDetail>, string][] = [
  ['a complete system', {}, ''],
  ['no kind', { kind: null }, 'kind'],
  ['no place', { location: '' }, 'location'],
  ['no country', { hostingCountry: '' }, 'country'],
  ['nothing on access', { accessControl: '' }, 'access_control'],
  ['nothing on deletion', { deletion: '' }, 'deletion'],
]

describe('what a system lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOfSystem(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })

  it('somebody must own it', () => {
    expect(missingOfSystem(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})
