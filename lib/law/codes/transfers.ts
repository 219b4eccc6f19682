import type { Code } from './code'

/** What the register demands as evidence of a transfer mechanism. */
export type TransferDemand =
  | 'decision_valid'
  | 'dpf_listing'
  | 'document'
  | 'document_date'
  | 'impact_assessment'
  | 'scc_module'
  | 'authority_reference'
  | 'reason'
  | 'safeguard_document'

const document = ['document', 'document_date', 'impact_assessment'] as const

/** Mechanisms of chapter V. */
export const transferMechanisms = [
  { code: 'none_eea', iri: 'loc:EEA30', demands: [] },
  { code: '45_adequacy', iri: 'eu-gdpr:A45-3', article: '45(3)', demands: ['decision_valid'] },
  { code: '46_2a', iri: 'eu-gdpr:A46-2-a', article: '46(2)(a)', demands: document },
  { code: '46_2b', iri: 'eu-gdpr:A46-2-b', article: '46(2)(b), 47', demands: document },
  { code: '46_2c', iri: 'eu-gdpr:A46-2-c', article: '46(2)(c)', demands: [...document, 'scc_module'] },
  { code: '46_2d', iri: 'eu-gdpr:A46-2-d', article: '46(2)(d)', demands: document },
  { code: '46_2e', iri: 'eu-gdpr:A46-2-e', article: '46(2)(e)', demands: document },
  { code: '46_2f', iri: 'eu-gdpr:A46-2-f', article: '46(2)(f)', demands: document },
  { code: '46_3a', iri: 'eu-gdpr:A46-3-a', article: '46(3)(a)', demands: ['authority_reference'] },
  { code: '46_3b', iri: 'eu-gdpr:A46-3-b', article: '46(3)(b)', demands: ['authority_reference'] },
  { code: '49_1a', iri: 'eu-gdpr:A49-1-a', article: '49(1)(a)', demands: ['reason'] },
  { code: '49_1b', iri: 'eu-gdpr:A49-1-b', article: '49(1)(b)', demands: ['reason'] },
  { code: '49_1c', iri: 'eu-gdpr:A49-1-c', article: '49(1)(c)', demands: ['reason'] },
  { code: '49_1d', iri: 'eu-gdpr:A49-1-d', article: '49(1)(d)', demands: ['reason'] },
  { code: '49_1e', iri: 'eu-gdpr:A49-1-e', article: '49(1)(e)', demands: ['reason'] },
  { code: '49_1f', iri: 'eu-gdpr:A49-1-f', article: '49(1)(f)', demands: ['reason'] },
  { code: '49_1g', iri: 'eu-gdpr:A49-1-g', article: '49(1)(g)', demands: ['reason'] },
  {
    code: '49_1_2',
    iri: 'eu-gdpr:A49-2',
    article: '49(1), 2nd subparagraph',
    demands: ['reason', 'safeguard_document', 'authority_reference'],
  },
] as const satisfies readonly (Code & { demands: readonly TransferDemand[] })[]

/** Modules of the standard contractual clauses, Decision (EU) 2021/914. */
export const sccModules = [
  { code: 'module_1' },
  { code: 'module_2' },
  { code: 'module_3' },
  { code: 'module_4' },
] as const satisfies readonly Code[]

/** What is demanded for a transfer to this country by this mechanism. The US need a look-up in the list of the Data Privacy Framework. */
export function transferDemands(mechanism: string, country: string): TransferDemand[] {
  const demands: readonly TransferDemand[] = transferMechanisms.find((entry) => entry.code === mechanism)?.demands ?? []
  return mechanism === '45_adequacy' && country === 'US' ? [...demands, 'dpf_listing'] : [...demands]
}

/** What is wrong with a transfer. Words: `codes.transferGaps.<code>`. */
export const transferGaps = [
  { code: 'country_unknown' },
  { code: 'mechanism_missing' },
  { code: 'not_eea' },
  { code: 'eea_needs_none' },
  { code: 'no_adequacy' },
  { code: 'evidence_missing' },
  { code: 'dpf_check_missing' },
  { code: 'expired' },
] as const
export type TransferGap = (typeof transferGaps)[number]['code']
