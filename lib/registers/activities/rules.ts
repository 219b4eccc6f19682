import type { FieldErrors } from '@/lib/errors/refusal'
import { isCriminalData, isSpecialCategory, needsNationalNumberReference } from '@/lib/law/codes/data'
import { isEea } from '@/lib/law/countries'
import type { CalendarDate } from '@/lib/time/types'
import { type Met, type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { CoveragePart } from '../declare/parts'
import { hasEnded, inOrder, notAfter, together } from '../shared/agreement-term'
import { contradictionsOfTransfers, transfersMet } from '../shared/transfer-gaps'
import {
  entitiesMet,
  impactMet,
  isOnNationalList,
  placesWithoutRow,
  purposesWithoutCondition,
  purposesWithoutGround,
  retentionMet,
  transferViewOf,
} from './completeness'
import type { ActivityDetail } from './schema'

type Facts = RecordFacts<ActivityDetail>

/** Items of the controller's record, Art. 30(1)(a)-(g), and the rules that hang on them. */
const controllerRequirements: readonly Requirement[] = [
  { code: 'owner', article: '30(1), 5(2)', fields: ['ownerId'] },
  { code: 'kind', article: '30(1), 30(2)', fields: ['recordKind'] },
  { code: 'entity', article: '30(1)(a), 30(2)(a)', fields: ['entityIds'] },
  { code: 'entity_representative', article: '30(1)(a), 30(2)(a), 27', fields: ['entityIds'] },
  { code: 'entity_dpo', article: '30(1)(a), 30(2)(a), 37', fields: ['entityIds'] },
  { code: 'joint_controllers', article: '30(1)(a), 26', fields: ['jointControllers'] },
  { code: 'purposes', article: '30(1)(b)', fields: ['purposes'] },
  { code: 'basis', article: '6(1)', fields: ['purposes'] },
  { code: 'people', article: '30(1)(c)', fields: ['peopleCategories'] },
  { code: 'data', article: '30(1)(c)', fields: ['dataCategories'] },
  { code: 'art9', article: '9(2)', fields: ['dataCategories', 'purposes'] },
  { code: 'art10', article: '10', fields: ['dataCategories', 'purposes'] },
  { code: 'recipients', article: '30(1)(d)', fields: ['recipients', 'noRecipients', 'processors'] },
  { code: 'transfers', article: '30(1)(e)', fields: ['transfers', 'noTransfers'] },
  { code: 'retention', article: '30(1)(f)', fields: ['retentionRules', 'retentionReason'] },
  { code: 'measures', article: '30(1)(g)', fields: ['measures', 'measuresReason'] },
]

/** Items of the processor's record, Art. 30(2)(a)-(d). */
const processorRecordRequirements: readonly Requirement[] = [
  { code: 'controllers', article: '30(2)(a)', fields: ['controllers'] },
  { code: 'controllers_representative', article: '30(2)(a), 27', fields: ['controllers'] },
  { code: 'controllers_dpo', article: '30(2)(a), 37', fields: ['controllers'] },
  { code: 'processing_categories', article: '30(2)(b)', fields: ['controllers'] },
  { code: 'transfers_processor', article: '30(2)(c)', fields: ['transfers', 'noTransfers'] },
  { code: 'measures_processor', article: '30(2)(d)', fields: ['measures', 'measuresReason'] },
]

/** Rules that hold for both kinds of record. */
const commonRequirements: readonly Requirement[] = [
  { code: 'transfer_mechanism', article: '44-49', fields: ['transfers'] },
  { code: 'transfer_evidence', article: '46, 49', fields: ['transfers'] },
  { code: 'transfer_validity', article: '45', fields: ['transfers'] },
  { code: 'national_number', article: '87, law of 8 August 1983', fields: ['nationalNumberRef'] },
  { code: 'processor_agreement', article: '28(3), 26', fields: ['processors', 'agreements'] },
  { code: 'processor_transfer', article: '44', fields: ['processors'] },
  { code: 'agreement_expired', article: '28(3), 26', fields: ['agreements'] },
  { code: 'dpia_screening', article: '35(1), 35(3)', fields: ['dpiaScreening'] },
  { code: 'dpia_list', article: '35(4)', fields: ['dpiaNationalList'] },
  { code: 'dpia', article: '35(1)', fields: ['dpiaNeed', 'dpiaReason', 'dpiaReference', 'dpiaOn'] },
  { code: 'dpia_checked', article: '35(2), 39(1)(c)', fields: ['dpiaReason', 'dpiaChecked'] },
]

export const activityRequirements: readonly Requirement[] = [
  ...controllerRequirements,
  ...processorRecordRequirements,
  ...commonRequirements,
]

/** The letters of Art. 30(1) and 30(2), each with what it asks; a record whose kind is not said answers to Art. 30(1). */
export const activityCoverage: CoveragePart = {
  of: 'recordKind',
  items: [
    ...[...'abcdefg'].map((letter) => ({ item: `30(1)(${letter})`, asks: ['controller', ''] })),
    ...[...'abcd'].map((letter) => ({ item: `30(2)(${letter})`, asks: ['processor'] })),
  ].map(({ item, asks }) => {
    const asked = activityRequirements.filter(({ article }) => article.includes(item))
    const fields = [...new Set(asked.flatMap((requirement) => requirement.fields))]
    return { item, asks, codes: asked.map(({ code }) => code), fields }
  }),
}

const linkedRows = (facts: Facts, relation: string) => (facts.linked[relation] ?? []).map(({ detail }) => detail)
const count = (facts: Facts, relation: string) => facts.linked[relation]?.length ?? 0
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Recipients count when they are listed, when a processor is linked (Art. 4(9)), or when "none" is said. */
function recipientsMet(facts: Facts): boolean {
  const named = facts.detail.recipients.some((row) => row.kind !== null || row.name !== '')
  return named || count(facts, 'processors') > 0 || facts.detail.noRecipients
}

/** "Where possible": measures are linked, or a reason says why they are not described. */
function measuresMet(facts: Facts): boolean {
  return count(facts, 'measures') > 0 || facts.detail.measuresReason !== ''
}

/**
 * Transfers are said when rows stand there or "none" does, and every place outside the EEA that a linked processor takes
 * data to has a row of its own.
 */
function transfersAnswered(facts: Facts): boolean {
  return (facts.detail.transfers.length > 0 || facts.detail.noTransfers) && placesWithoutRow(facts).length === 0
}

function controllerMet(facts: Facts): Met {
  const { detail } = facts
  const purposes = linkedRows(facts, 'purposes')
  const joint =
    linkedRows(facts, 'processors').some((row) => row.partyKind === 'joint_controller') ||
    linkedRows(facts, 'agreements').some((row) => row.kind === 'joint')
  return {
    joint_controllers: !joint || detail.jointControllers.some((row) => row.name !== '' && row.contact !== ''),
    purposes: count(facts, 'purposes') > 0,
    basis: purposes.length > 0 && purposes.every((purpose) => listOf(purpose.legalBases).length > 0),
    people: detail.peopleCategories.length > 0,
    data: detail.dataCategories.length > 0,
    art9: !detail.dataCategories.some(isSpecialCategory) || purposesWithoutCondition(facts).length === 0,
    art10: !detail.dataCategories.some(isCriminalData) || purposesWithoutGround(facts).length === 0,
    recipients: recipientsMet(facts),
    transfers: transfersAnswered(facts),
    retention: retentionMet(facts),
    measures: measuresMet(facts),
  }
}

function processorRecordMet(facts: Facts): Met {
  const { controllers } = facts.detail
  const every = (test: (row: (typeof controllers)[number]) => boolean) =>
    controllers.length > 0 && controllers.every(test)
  return {
    controllers: every((row) => row.name !== '' && row.contact !== ''),
    // Asked of a controller outside the EEA only; that there is no DPO is said in so many words.
    controllers_representative: controllers.every(
      (row) => row.country === '' || isEea(row.country) || row.representative !== '',
    ),
    controllers_dpo: controllers.every((row) => row.dpo !== ''),
    processing_categories: every((row) => row.categories !== ''),
    transfers_processor: transfersAnswered(facts),
    measures_processor: measuresMet(facts),
  }
}

/** What a processor lacks when data go through it where they may not go on that day. */
const isTransferLapsed = (code: string) => code === 'transfer_validity' || code === 'sub_transfers'

/** An assessment is the controller's (Art. 35(1)). */
const impactIsOfOthers: Met = { dpia_screening: true, dpia_list: true, dpia: true, dpia_checked: true }

const always = (requirements: readonly Requirement[]) =>
  Object.fromEntries(requirements.map((requirement) => [requirement.code, true]))
/** What the other kind of record is asked. */
const askedOfOthers = {
  controller: always(processorRecordRequirements),
  processor: always(controllerRequirements),
}

/**
 * Codes of activityRequirements that this activity does not meet yet on the day asked. A processor record answers to
 * Art. 30(2), any other to Art. 30(1). "Where possible" items (f), (g) are met by a reason.
 */
export function missingOfActivity(facts: Facts): string[] {
  const { detail } = facts
  const asProcessor = detail.recordKind === 'processor'
  const common: Met = {
    owner: facts.ownerId !== null,
    kind: detail.recordKind !== null,
    national_number: !detail.dataCategories.some(needsNationalNumberReference) || detail.nationalNumberRef !== '',
    processor_agreement: !(facts.linked.processors ?? []).some(({ missing }) => missing.includes('agreement')),
    processor_transfer: !(facts.linked.processors ?? []).some(({ missing }) => missing.some(isTransferLapsed)),
    agreement_expired: !(facts.linked.agreements ?? []).some((fact) => hasEnded(fact, facts.on)),
  }
  return unmet(
    activityRequirements,
    askedOfOthers[asProcessor ? 'processor' : 'controller'],
    asProcessor ? processorRecordMet(facts) : controllerMet(facts),
    asProcessor ? impactIsOfOthers : impactMet(detail),
    entitiesMet(detail, facts.entities),
    transfersMet(detail.transfers, transferViewOf(facts)),
    common,
  )
}

/**
 * What an activity cannot say: an end before its start, a transfer without mechanism, an assessment made
 * tomorrow, or none needed for what the authority's list names (Art. 35(4)).
 */
export function contradictionsOfActivity(
  detail: Pick<ActivityDetail, 'startOn' | 'endOn' | 'dpiaOn' | 'dpiaNeed' | 'dpiaNationalList' | 'transfers'>,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    inOrder([
      ['startOn', detail.startOn],
      ['endOn', detail.endOn],
    ]),
    notAfter(today, ['dpiaOn', detail.dpiaOn]),
    detail.dpiaNeed === 'not_needed' && isOnNationalList(detail) ? { dpiaNeed: ['dpia_listed'] } : {},
    contradictionsOfTransfers(detail.transfers, openFields, today),
  )
}
