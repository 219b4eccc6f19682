import { expect, test } from 'vitest'
import { type FactOffer, factOffers, type RecordCategories } from './offers'
import { aReport } from './sample-report'
import type { StoredAnswers } from './schema'

/** An offer in one line: source, question, values. */
const line = (offer: FactOffer) => {
  const source = offer.source.from === 'record' ? offer.source.ref : 'report'
  if (offer.field === 'persons') return `${source} persons ${offer.count.mode} ${offer.count.min}–${offer.count.max}`
  return `${source} ${offer.field} ${'codes' in offer ? offer.codes.join('+') : offer.code}`
}
const lines = (answers: Partial<StoredAnswers>, records: RecordCategories[] = []) =>
  factOffers(aReport(answers).answers, records).map(line)

test.each<[string, Partial<StoredAnswers>, string[]]>([
  [
    'a list to the wrong person',
    {},
    [
      'report types confidentiality',
      'report ongoing no',
      'report discoveredBy employee',
      'report dataCategories identity_name+contact_business+contact_private',
      'report peopleCategories customer_contact',
      'report persons estimate 11–100',
    ],
  ],
  [
    'nothing is known',
    { happened: 'other', ongoing: 'unknown', people: ['unknown'], data: ['unknown'], band: 'unknown' },
    ['report discoveredBy employee'],
  ],
  [
    'a supplier told us, more than a thousand people',
    { happened: 'supplier', ongoing: 'yes', people: ['staff', 'suppliers'], data: ['bank', 'health'], band: 'more' },
    [
      'report ongoing yes',
      'report discoveredBy processor',
      'report cause supplier_incident',
      'report dataCategories bank_account+payment_card+health',
      'report peopleCategories employee+supplier_contact',
      'report persons estimate 1001–null',
    ],
  ],
  [
    'one person',
    { happened: 'lost_stolen', people: [], data: [], band: '1' },
    [
      'report types confidentiality+availability',
      'report ongoing no',
      'report discoveredBy employee',
      'report persons estimate 1–1',
    ],
  ],
])('%s', (_, answers, offered) => {
  expect(lines(answers)).toEqual(offered)
})

test('a linked record offers its categories under its own reference; one that holds none offers nothing', () => {
  const records = [
    { ref: 'A-001', data: ['health'], people: ['patient', 'child'] },
    { ref: 'P-003', data: ['bank_account'], people: [] },
    { ref: 'Y-001', data: [], people: [] },
  ]
  expect(lines({ data: [], people: [], band: 'unknown' }, records).slice(3)).toEqual([
    'A-001 dataCategories health',
    'A-001 peopleCategories patient+child',
    'P-003 dataCategories bank_account',
  ])
})
