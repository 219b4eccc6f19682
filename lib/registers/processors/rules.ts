import { isEea } from '@/lib/law/countries'
import type { RecordFacts, Requirement } from '../declare/define'
import { unmet } from '../declare/unmet'
import { agreementFactOf, isInForceOn } from '../shared/agreement-term'
import { subProcessorTransfersMet, transfersMet } from '../shared/transfer-gaps'
import type { ProcessorDetail } from './schema'

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
    transfers: !outside || detail.transfers.length > 0,
    ...transfersMet(detail.transfers, facts),
    sub_transfers: subProcessorTransfersMet(detail.subProcessors, facts),
  })
}

/** The kind of agreement that the law asks with such a party: on processing (Art. 28(3)), among joint controllers (Art. 26). */
export function agreementKindFor(partyKind: ProcessorDetail['partyKind']): 'processing' | 'joint' | null {
  if (working.includes(partyKind)) return 'processing'
  return partyKind === 'joint_controller' ? 'joint' : null
}

function agreementMet({ detail, incoming, on }: RecordFacts<ProcessorDetail>): boolean {
  const kind = agreementKindFor(detail.partyKind)
  if (kind === null) return true
  return (incoming.agreements ?? []).some((fact) => agreementFactOf(fact).kind === kind && isInForceOn(fact, on))
}
