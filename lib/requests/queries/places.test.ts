import { expect, it } from 'vitest'
import { type ConcernedActivity, placesIn } from './places'

const nothing = { text: '', others: {} }
const party = (partyKind: string | null) => ({
  ...{ id: `id-${partyKind}`, ref: `P-${partyKind}`, title: `${partyKind}` },
  ...{ partyKind, country: 'BE', contact: '' },
})
const activity = (
  processors: ConcernedActivity['processors'],
  recipients: ConcernedActivity['recipients'] = [],
): ConcernedActivity => ({
  ...{ id: 'a', ref: 'A-001', title: 'Deliveries', said: nothing, dataCategories: [], recipients, transfers: [] },
  ...{ automatedDecision: nothing, processors, purposes: [], retentionRules: [], sources: [] },
  systems: [{ id: 's', ref: 'S-001', title: 'Orders' }],
})

it.each<[string | null, boolean, boolean]>([
  // Looked for data at the first, told of a change at all (Art. 19).
  ['processor', true, true],
  ['sub_processor', true, true],
  ['joint_controller', true, true],
  ['open', true, true],
  [null, true, true],
  ['independent_controller', false, true],
  ['group_company', false, true],
  ['partner_promotion', false, true],
  ['acquirer_merger', false, true],
  ['authority', false, true],
])('a party that is %s: asked for data %s, told of a change %s', (kind, isAsked, isTold) => {
  const all = [activity([party(kind)])]
  const isThere = (tells: boolean) => placesIn(all, tells).some(({ recordRef }) => recordRef === `P-${kind}`)
  expect([isThere(false), isThere(true)]).toEqual([isAsked, isTold])
})

it('names each place once, systems first, and recipients only where they must be told', () => {
  const told = { kind: 'processor', name: 'Parcel house' }
  const all = [activity([party('processor')], [told]), activity([party('processor')], [told])]
  expect(placesIn(all, false).map(({ title }) => title)).toEqual(['Orders', 'processor'])
  expect(placesIn(all, true).map(({ title }) => title)).toEqual(['Orders', 'processor', 'Parcel house'])
})
