import type { FieldErrors } from '@/lib/errors/refusal'
import { isEea } from '@/lib/law/countries'
import { listingMonths } from '@/lib/law/transfers'
import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import { type Due, type DueFacts, type RecordFacts, type Requirement, unmet } from '../declare/define'
import { type CoveragePart, rowTreeProblems } from '../declare/parts'
import { agreementFactOf, inOrder, isInForceOn, notAfter, together } from '../shared/agreement-term'
import { contradictionsOfTransfers, coversPlace, subProcessorTransfersMet, transfersMet } from '../shared/transfer-gaps'
import type { ProcessorDetail } from './schema'

export const processorDueCodes = ['certificate', 'transfer_evidence', 'transfer_check', 'objection'] as const
type Code = (typeof processorDueCodes)[number]
type SubProcessor = ProcessorDetail['subProcessors'][number]

const staffData: readonly string[] = [
  'salary_income',
  'performance_evaluation',
] satisfies ProcessorDetail['dataCategories']

/** How the transfers of a processor are looked at: data that only staff have need a listing of their own. */
export function transferViewOf({
  detail,
  on,
  adequacy,
}: Pick<RecordFacts<ProcessorDetail>, 'detail' | 'on' | 'adequacy'>) {
  return { on, adequacy, staffData: detail.dataCategories.some((code) => staffData.includes(code)) }
}

/** Days in which we may object to a new sub-processor: the shortest that an agreement in force gives; null when none does. */
function objectionDaysOf({ incoming, on }: DueFacts): number | null {
  const inForce = (incoming.agreements ?? []).filter((fact) => isInForceOn(fact, on))
  const days = inForce.flatMap((fact) => agreementFactOf(fact).objectionDays ?? [])
  return days.length > 0 ? Math.min(...days) : null
}

/** Last day of objection: as written, else counted in calendar days from the day we were told (Art. 28(2)). */
function objectionUntil(
  row: Pick<SubProcessor, 'notifiedOn' | 'objectionUntil'>,
  days: number | null,
): CalendarDate | null {
  return row.objectionUntil ?? (row.notifiedOn !== null && days !== null ? addDays(row.notifiedOn, days) : null)
}

/**
 * Days on which something of a processor falls due: the end of a certificate or of the evidence of a transfer, the next
 * look at a mechanism (12 months after the last, as a listing is renewed), the end of an objection that nobody decided.
 */
export function duesOfProcessor(detail: ProcessorDetail, around: DueFacts): Due[] {
  const due = (code: Code, on: CalendarDate | null): Due[] => (on === null ? [] : [{ code, on }])
  const days = objectionDaysOf(around)
  return [
    ...detail.certificates.flatMap((row) => due('certificate', row.validUntil)),
    ...detail.transfers.flatMap((row) => [
      ...due('transfer_evidence', row.validUntil),
      ...due('transfer_check', row.checkedOn && addMonthsClamped(row.checkedOn, listingMonths)),
    ]),
    ...detail.subProcessors.flatMap((row) =>
      row.objection === null || row.objection === 'raised' ? due('objection', objectionUntil(row, days)) : [],
    ),
  ]
}

/** What must be known of a party that processes for us (Art. 28, 33(2)) or receives data (Art. 30(1)(d), (e)). */
export const processorRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'legal_name', article: '28(3), 30(1)(d)', fields: ['legalName'] },
  { code: 'kind', article: '4(7)-(10)', fields: ['partyKind'] },
  { code: 'country', article: '30(1)(e)', fields: ['country'] },
  { code: 'service', article: '28(3)', fields: ['service'] },
  { code: 'contact', article: '30(1)', fields: ['contactName', 'contactEmail', 'contactPhone'] },
  { code: 'leak_contact', article: '33(2)', fields: ['leakContact'] },
  { code: 'sub_authorisation', article: '28(2)', fields: ['subAuthorisation'] },
  { code: 'guarantees', article: '28(1)', fields: ['guarantees', 'guaranteesOn'] },
  { code: 'agreement', article: '28(3), 26', fields: ['partyKind'] },
  { code: 'transfers', article: '30(1)(e), 44', fields: ['transfers'] },
  { code: 'transfer_mechanism', article: '44-49', fields: ['transfers'] },
  { code: 'transfer_evidence', article: '46, 49', fields: ['transfers'] },
  { code: 'transfer_validity', article: '45', fields: ['transfers'] },
  { code: 'sub_transfers', article: '28(4), 44', fields: ['subProcessors'] },
]

/** The agreement that the law asks: with who processes for us (Art. 28(3)), and among joint controllers (Art. 26). */
export const processorCoverage: CoveragePart = {
  of: 'partyKind',
  items: [
    { item: '28(3)', asks: ['processor', 'sub_processor'], codes: ['agreement'], fields: ['partyKind'] },
    { item: '26', asks: ['joint_controller'], codes: ['agreement'], fields: ['partyKind'] },
  ],
}

const working: readonly (string | null)[] = ['processor', 'sub_processor']

/** Codes of processorRequirements that this party does not meet yet on the day asked. */
export function missingOfProcessor(facts: RecordFacts<ProcessorDetail>): string[] {
  const { ownerId, detail } = facts
  const processes = working.includes(detail.partyKind)
  const outside = detail.country !== '' && !isEea(detail.country)
  return unmet(processorRequirements, {
    owner: ownerId !== null,
    legal_name: detail.legalName !== '',
    kind: detail.partyKind !== null && detail.partyKind !== 'open',
    country: detail.country !== '',
    service: detail.service !== '',
    contact: detail.contactName !== '' || detail.contactEmail !== '' || detail.contactPhone !== '',
    leak_contact: !processes || detail.leakContact !== '',
    sub_authorisation: !processes || (detail.subAuthorisation !== null && detail.subAuthorisation !== 'open'),
    guarantees: !processes || (detail.guarantees === 'sufficient' && detail.guaranteesOn !== null),
    agreement: agreementMet(facts),
    transfers: !outside || detail.transfers.some((row) => coversPlace(row, { country: detail.country })),
    ...transfersMet(detail.transfers, transferViewOf(facts)),
    sub_transfers: subProcessorTransfersMet(detail.subProcessors, facts),
  })
}

/** The kind of agreement that the law asks with such a party: on processing (Art. 28(3)), among joint controllers (Art. 26). */
function agreementKindFor(partyKind: ProcessorDetail['partyKind']): 'processing' | 'joint' | null {
  if (working.includes(partyKind)) return 'processing'
  return partyKind === 'joint_controller' ? 'joint' : null
}

function agreementMet({ detail, incoming, on }: RecordFacts<ProcessorDetail>): boolean {
  const kind = agreementKindFor(detail.partyKind)
  if (kind === null) return true
  return (incoming.agreements ?? []).some((fact) => agreementFactOf(fact).kind === kind && isInForceOn(fact, on))
}

/** What a processor cannot say: see contradictionsOfTransfers; sub-processors under nobody, in a circle, or abroad without mechanism. */
export function contradictionsOfProcessor(
  detail: ProcessorDetail,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    contradictionsOfTransfers(detail.transfers, openFields, today),
    notAfter(today, ['guaranteesOn', detail.guaranteesOn]),
    ...detail.subProcessors.map((row, index) => ofSubProcessor(row, `subProcessors.${index}`, openFields, today)),
    Object.fromEntries(
      rowTreeProblems(detail.subProcessors).map(({ index, problem }) => [`subProcessors.${index}.under`, [problem]]),
    ),
  )
}

function ofSubProcessor(
  row: ProcessorDetail['subProcessors'][number],
  path: string,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  const abroad = row.country !== '' && !isEea(row.country)
  const without = abroad && row.mechanism === null && !openFields.includes('subProcessors')
  const told = [`${path}.notifiedOn`, row.notifiedOn] as const
  return together(
    without ? { [`${path}.mechanism`]: ['transfer_needs_mechanism'] } : {},
    notAfter(today, told, [`${path}.objectionOn`, row.objectionOn]),
    inOrder([told, [`${path}.objectionUntil`, row.objectionUntil]], [told, [`${path}.objectionOn`, row.objectionOn]]),
  )
}
