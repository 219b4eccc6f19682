import type { Code, CodeOf } from './code'

/** What the register demands as evidence of a transfer mechanism, each an answer of its own. */
export type TransferDemand =
  | 'decision_valid'
  | 'scc_module'
  | 'signed_on'
  | 'document'
  | 'impact_assessment'
  | 'authority_reference'
  | 'reason'
  | 'safeguard_document'
  | 'authority_told'
  | 'person_told'

const instrument = ['signed_on', 'document', 'impact_assessment'] as const

/** Mechanisms of chapter V, each with what proves it (Art. 46, 47, 49; C-311/18 for the assessment). */
export const transferMechanisms = [
  { code: 'none_eea', iri: 'loc:EEA30', demands: [] },
  { code: '45_adequacy', iri: 'eu-gdpr:A45-3', article: '45(3)', demands: ['decision_valid'] },
  { code: '46_2a', iri: 'eu-gdpr:A46-2-a', article: '46(2)(a)', demands: instrument },
  {
    code: '46_2b',
    iri: 'eu-gdpr:A46-2-b',
    article: '46(2)(b), 47',
    demands: ['authority_reference', 'impact_assessment'],
  },
  { code: '46_2c', iri: 'eu-gdpr:A46-2-c', article: '46(2)(c)', demands: ['scc_module', ...instrument] },
  { code: '46_2d', iri: 'eu-gdpr:A46-2-d', article: '46(2)(d)', demands: instrument },
  { code: '46_2e', iri: 'eu-gdpr:A46-2-e', article: '46(2)(e)', demands: instrument },
  { code: '46_2f', iri: 'eu-gdpr:A46-2-f', article: '46(2)(f)', demands: instrument },
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
    demands: ['reason', 'safeguard_document', 'authority_told', 'person_told'],
  },
] as const satisfies readonly (Code & { demands: readonly TransferDemand[] })[]

/** Modules of the standard contractual clauses, Decision (EU) 2021/914; several where one contract holds several. */
export const sccModules = [
  { code: 'module_1' },
  { code: 'module_2' },
  { code: 'module_3' },
  { code: 'module_4' },
  { code: 'modules_1_2' },
  { code: 'modules_2_3' },
  { code: 'modules_1_2_3' },
] as const satisfies readonly Code[]

/** What a transfer impact assessment found (C-311/18; clause 14 of Decision (EU) 2021/914). */
export const transferAssessments = [
  { code: 'equivalent' },
  { code: 'equivalent_with_measures' },
  { code: 'not_equivalent' },
] as const satisfies readonly Code[]

/** Which data a listing under the EU-US Data Privacy Framework covers: those of staff need a listing of their own. */
export const dpfListings = [{ code: 'non_hr' }, { code: 'hr' }, { code: 'both' }] as const satisfies readonly Code[]

/** Organisations with an adequacy decision of their own: chosen like a country. */
export const listedOrganisations = [{ code: 'EPO' }] as const satisfies readonly Code[]

const listingCountry = 'US'

/** Whether a transfer there by this mechanism rests on a listing of the recipient (EU-US Data Privacy Framework). */
export function needsListing(mechanism: string, country: string): boolean {
  return mechanism === '45_adequacy' && country === listingCountry
}

/** What is demanded for a transfer by this mechanism. */
export function transferDemands(mechanism: string): readonly TransferDemand[] {
  return transferMechanisms.find((entry) => entry.code === mechanism)?.demands ?? []
}

/** The mechanisms that demand one of these. */
export function mechanismsAsking(...demands: readonly TransferDemand[]): readonly string[] {
  return transferMechanisms.flatMap(({ code }) =>
    transferDemands(code).some((demand) => demands.includes(demand)) ? [code] : [],
  )
}

/** What is wrong with a transfer, and with what part of it. Words: `codes.transferGaps.<code>`. */
export const transferGaps = [
  { code: 'country_unknown', about: 'mechanism' },
  { code: 'mechanism_missing', about: 'mechanism' },
  { code: 'not_eea', about: 'mechanism' },
  { code: 'eea_needs_none', about: 'mechanism' },
  { code: 'scc_module_missing', about: 'evidence' },
  { code: 'signed_on_missing', about: 'evidence' },
  { code: 'document_missing', about: 'evidence' },
  { code: 'assessment_missing', about: 'evidence' },
  { code: 'authority_reference_missing', about: 'evidence' },
  { code: 'reason_missing', about: 'evidence' },
  { code: 'safeguard_document_missing', about: 'evidence' },
  { code: 'authority_not_told', about: 'evidence' },
  { code: 'person_not_told', about: 'evidence' },
  { code: 'scope_check_missing', about: 'evidence' },
  { code: 'dpf_check_missing', about: 'evidence' },
  { code: 'dpf_name_missing', about: 'evidence' },
  { code: 'dpf_listing_missing', about: 'evidence' },
  { code: 'dpf_check_stale', about: 'validity' },
  { code: 'dpf_not_for_staff', about: 'validity' },
  { code: 'assessment_fails', about: 'validity' },
  { code: 'no_adequacy', about: 'validity' },
  { code: 'expired', about: 'validity' },
] as const satisfies readonly (Code & { about: 'mechanism' | 'evidence' | 'validity' })[]
export type TransferGap = CodeOf<typeof transferGaps>

/** With what part of a transfer something is wrong. */
export function gapIsAbout(gap: TransferGap): (typeof transferGaps)[number]['about'] | undefined {
  return transferGaps.find(({ code }) => code === gap)?.about
}
