import { type EntityFacts, mainEntityId } from '@/lib/company/entity-facts'
import { belgianDpiaKinds, dpiaCriteria } from '@/lib/law/codes/activities'
import { calendarDateSchema } from '@/lib/time/types'
import { type ActivityDetail, activityDetail } from '../activities/schema'
import type { RecordFacts } from '../declare/define'
import { factsFor, linkedTo } from './facts'

export type ActivityFacts = RecordFacts<ActivityDetail>

/** A company that Art. 30(1)(a) is satisfied with. */
export const namedCompany: EntityFacts = {
  id: mainEntityId,
  name: 'A company',
  address: 'Street 1, 9000 Gent, BE',
  contact: 'privacy@company.example',
  representative: null,
  dpo: true,
}

/** Every criterion of the screening answered so. */
export const screened = (answer: 'yes' | 'no' | 'unknown'): ActivityDetail['dpiaScreening'] =>
  dpiaCriteria.map(({ code }) => ({ criterion: code, answer, why: '' }))

/** Every kind of the authority's list answered so. */
export const listRead = (answer: 'yes' | 'no' | 'unknown'): ActivityDetail['dpiaNationalList'] =>
  belgianDpiaKinds.map(({ code }) => ({ kind: code, answer, why: '' }))

export const aTransfer = oneTransfer({
  recipient: 'Somebody',
  country: 'US',
  mechanism: '45_adequacy',
  listedAs: 'Somebody Inc.',
  listing: 'both',
  checkedOn: '2026-06-02',
})

/** A row of transfers as the register keeps it. */
export function oneTransfer(row: object): ActivityDetail['transfers'][number] {
  const [kept] = activityDetail.parse({ transfers: [row] }).transfers
  if (!kept) throw new Error('no row')
  return kept
}

/** Purposes on a legal obligation. */
export function lawful(more: object = {}) {
  return linkedTo([{ legalBases: ['c_legal_obligation'], art9Conditions: [], art10Basis: null, ...more }])
}

/** A rule of five years for these categories, or for all. */
export function fiveYears(...dataCategories: string[]) {
  return linkedTo([{ dataCategories, trigger: 'employment_end', period: 'P5Y', criterion: '', fixedOn: null }])
}

/** A controller's record that lacks nothing. */
export const completeController: ActivityFacts = factsFor(
  activityDetail.parse({
    recordKind: 'controller',
    peopleCategories: ['employee'],
    dataCategories: ['identity_name'],
    noTransfers: true,
    dpiaScreening: screened('no'),
    dpiaNationalList: listRead('no'),
    dpiaNeed: 'not_needed',
    dpiaReason: 'None of the criteria is met.',
  }),
  {
    on: calendarDateSchema.parse('2026-06-02'),
    entities: [namedCompany],
    linked: {
      purposes: lawful(),
      processors: linkedTo([{ partyKind: 'processor', country: 'BE' }]),
      agreements: linkedTo([{ kind: 'processing' }]),
      retentionRules: fiveYears('identity_name', 'health', 'criminal', 'national_register_number_be'),
      measures: linkedTo([{ group: 'access_need_to_know', description: 'Only HR' }]),
    },
  },
)

/** A customer named as Art. 30(2)(a) and (b) ask. */
export const aCustomer: ActivityDetail['controllers'][number] = {
  name: 'A customer',
  contact: 'privacy@customer.example',
  country: 'BE',
  representative: '',
  dpo: 'none',
  categories: 'Sending invoices',
}

/** A processor's record that lacks nothing. */
export const completeProcessor: ActivityFacts = factsFor(
  activityDetail.parse({ recordKind: 'processor', controllers: [aCustomer], noTransfers: true, dpiaScreening: [] }),
  {
    on: completeController.on,
    entities: [namedCompany],
    linked: { measures: linkedTo([{ group: 'access_need_to_know', description: 'Only the team' }]) },
  },
)
