import type { CodeOf } from '@/lib/law/codes/code'
import type { dataCategories } from '@/lib/law/codes/data'
import type { LeakType } from '@/lib/law/codes/leaks'
import type { peopleCategories } from '@/lib/law/codes/people'
import type { DataChip, Happening, PeopleBand, PeopleChip } from './answers'
import type { LeakFacts, ReadAnswers } from './schema'

/** What a tile already says about the kind of leak (Art. 4(12)); the DPO corrects it. */
const typesByHappening: Readonly<Record<Happening, readonly LeakType[]>> = {
  wrong_person: ['confidentiality'],
  lost_stolen: ['confidentiality', 'availability'],
  intrusion: ['confidentiality'],
  shared_widely: ['confidentiality'],
  unavailable: ['availability'],
  changed: ['integrity'],
  supplier: [],
  other: [],
}

const bandNumbers: Readonly<Record<PeopleBand, readonly [number | null, number | null]>> = {
  '1': [1, 1],
  '2_10': [2, 10],
  '11_100': [11, 100],
  '101_1000': [101, 1000],
  more: [1001, null],
  unknown: [null, null],
}

type FirstFacts = Pick<LeakFacts, 'types' | 'ongoing' | 'discoveredBy' | 'cause' | 'persons'>

/** Facts that a report answers by itself, as a start for triage. */
export function firstFacts(answers: ReadAnswers): FirstFacts {
  const [min, max] = bandNumbers[answers.band]
  const bySupplier = answers.happened === 'supplier'
  return {
    types: [...typesByHappening[answers.happened]],
    ongoing: answers.ongoing,
    discoveredBy: bySupplier ? 'processor' : 'employee',
    cause: bySupplier ? 'supplier_incident' : null,
    persons: { mode: answers.band === 'unknown' ? 'unknown' : 'estimate', min, max },
  }
}

/** What a reporter's chip can mean in the categories of the register: a person chooses. */
const peopleByChip: Readonly<Record<PeopleChip, readonly CodeOf<typeof peopleCategories>[]>> = {
  customers: ['customer_contact'],
  prospects: ['prospect'],
  subscribers: ['newsletter_subscriber'],
  staff: ['employee'],
  suppliers: ['supplier_contact'],
  others: ['other'],
  unknown: [],
}

const dataByChip: Readonly<Record<DataChip, readonly CodeOf<typeof dataCategories>[]>> = {
  contact: ['identity_name', 'contact_business', 'contact_private'],
  id_number: ['national_register_number_be', 'id_document_copy'],
  bank: ['bank_account', 'payment_card'],
  health: ['health'],
  passwords: ['credentials'],
  pay_hr: ['salary_income'],
  images: ['photo_image'],
  other: [],
  unknown: [],
}

/** Who says a value: the reporter's tiles and bands, or a linked record by its reference. */
export type OfferSource = { from: 'report' } | { from: 'record'; ref: string }

/** Values for one question of the facts with their source: offered, never filled in by itself. */
export type FactOffer = { source: OfferSource } & (
  | { field: 'types' | 'dataCategories' | 'peopleCategories'; codes: readonly string[] }
  | { field: 'cause' | 'discoveredBy' | 'ongoing'; code: string }
  | { field: 'persons'; count: LeakFacts['persons'] }
)

/** Categories that a linked record holds. */
export type RecordCategories = { ref: string; data: readonly string[]; people: readonly string[] }

/** What the report and the linked records say of the facts of a leak, by source; what says nothing offers nothing. */
export function factOffers(answers: ReadAnswers, records: readonly RecordCategories[]): FactOffer[] {
  const source = { from: 'report' } as const
  const { types, ongoing, discoveredBy, cause, persons } = firstFacts(answers)
  const people = answers.people.flatMap((chip) => peopleByChip[chip])
  const data = answers.data.flatMap((chip) => dataByChip[chip])
  const said: FactOffer[] = [
    { source, field: 'types', codes: types },
    ...(ongoing === 'unknown' ? [] : [{ source, field: 'ongoing', code: ongoing } as const]),
    ...(discoveredBy ? [{ source, field: 'discoveredBy', code: discoveredBy } as const] : []),
    ...(cause ? [{ source, field: 'cause', code: cause } as const] : []),
    { source, field: 'dataCategories', codes: data },
    { source, field: 'peopleCategories', codes: people },
    ...(persons.mode === 'unknown' ? [] : [{ source, field: 'persons', count: persons } as const]),
  ]
  const held = records.flatMap(({ ref, ...holds }): FactOffer[] => [
    { source: { from: 'record', ref }, field: 'dataCategories', codes: holds.data },
    { source: { from: 'record', ref }, field: 'peopleCategories', codes: holds.people },
  ])
  return [...said, ...held].filter((offer) => !('codes' in offer) || offer.codes.length > 0)
}
