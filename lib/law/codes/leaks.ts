import type { Code, CodeOf } from './code'
import type { DecisionKind } from './leak-states'

/** What a leak does to data; types may combine (EDPB Guidelines 01/2021, par. 5). */
export const leakTypes = [
  { code: 'confidentiality', iri: 'eu-gdpr:ConfidentialityBreach', article: '4(12)' },
  { code: 'integrity', iri: 'eu-gdpr:IntegrityBreach', article: '4(12)' },
  { code: 'availability', iri: 'eu-gdpr:AvailabilityBreach', article: '4(12)' },
] as const satisfies readonly Code[]
export type LeakType = CodeOf<typeof leakTypes>

export const leakCauses = [
  { code: 'mis_sent_email' },
  { code: 'mis_sent_post' },
  { code: 'cc_instead_of_bcc' },
  { code: 'lost_device' },
  { code: 'stolen_device' },
  { code: 'lost_paper' },
  { code: 'hacking' },
  { code: 'malware_ransomware' },
  { code: 'phishing' },
  { code: 'credential_stuffing' },
  { code: 'insider_misuse' },
  { code: 'wrong_access_rights' },
  { code: 'misconfiguration_public' },
  { code: 'software_error' },
  { code: 'technical_failure' },
  { code: 'improper_disposal' },
  { code: 'verbal_disclosure' },
  { code: 'supplier_incident' },
  { code: 'unknown' },
  { code: 'other' },
] as const satisfies readonly Code[]

export const leakOrigins = [
  { code: 'internal' },
  { code: 'external' },
  { code: 'both' },
] as const satisfies readonly Code[]

export const leakActs = [{ code: 'human' }, { code: 'technical' }] as const satisfies readonly Code[]

export const leakIntents = [
  { code: 'accidental' },
  { code: 'malicious' },
  { code: 'unknown' },
] as const satisfies readonly Code[]

export const discoverers = [
  { code: 'employee' },
  { code: 'monitoring' },
  { code: 'processor' },
  { code: 'data_subject' },
  { code: 'authority' },
  { code: 'media' },
  { code: 'attacker' },
  { code: 'third_party' },
] as const satisfies readonly Code[]

/** Harm to people, recitals 75 and 85. */
export const harms = [
  { code: 'loss_of_control' },
  { code: 'rights_limited' },
  { code: 'discrimination' },
  { code: 'identity_theft_fraud' },
  { code: 'financial_loss' },
  { code: 'reversal_of_pseudonymisation' },
  { code: 'reputation' },
  { code: 'professional_secrecy' },
  { code: 'other_economic_social' },
  { code: 'physical' },
] as const satisfies readonly Code[]

/** unlikely: only documented · risk: authority told · high: people told as well. */
export const riskLevels = [
  { code: 'unlikely', article: '33(1)' },
  { code: 'risk', article: '33(1)' },
  { code: 'high', article: '34(1)' },
] as const satisfies readonly Code[]
export type RiskLevel = CodeOf<typeof riskLevels>

/** Whether a level is below the one from which somebody must be told. */
export function isBelow(level: RiskLevel, threshold: RiskLevel): boolean {
  const rank = (of: RiskLevel) => riskLevels.findIndex(({ code }) => code === of)
  return rank(level) < rank(threshold)
}

/** Risk factors, asked one by one (EDPB Guidelines 9/2022, part IV). */
export const riskFactors = [
  { code: 'leak_type' },
  { code: 'data_nature' },
  { code: 'identification' },
  { code: 'severity' },
  { code: 'people_features' },
  { code: 'controller_features' },
  { code: 'people_number' },
] as const satisfies readonly Code[]

/** Why the authority is told after 72 hours, Art. 33(1). */
export const delayReasons = [
  { code: 'late_detection' },
  { code: 'scope_unknown' },
  { code: 'repeated_leaks_bundled' },
  { code: 'processor_late' },
  { code: 'staff_unavailable', flags: ['weak'] },
  { code: 'law_enforcement_request' },
  { code: 'technical_portal_problem', flags: ['keep_proof'] },
  { code: 'within_1182' },
  { code: 'other' },
] as const satisfies readonly Code[]

/** Why people are not told, Art. 34(3) and (4). */
export const noCommReasons = [
  { code: '34_3_a', article: '34(3)(a)', iri: 'eu-gdpr:JustificationA33BreachedDataIneffective' },
  { code: '34_3_b', article: '34(3)(b)', iri: 'eu-gdpr:JustificationA33RiskMitigated' },
  { code: '34_3_c', article: '34(3)(c)', iri: 'eu-gdpr:JustificationA33DisproportionateEffort' },
  { code: 'not_high_risk', article: '34(1)' },
  { code: 'authority_exempted', article: '34(4)' },
] as const satisfies readonly Code[]

/** Why the company's own promise to tell people does not apply to a leak. */
export const noPromiseReasons = [
  { code: 'not_necessary' },
  { code: 'nobody_concerned' },
] as const satisfies readonly Code[]

/** Why the authority is not told. */
export const noNotifyReasons = [
  { code: 'risk_unlikely', article: '33(1)', iri: 'eu-gdpr:JustificationA33RiskUnlikely' },
  { code: 'below_threshold', article: '33(1)' },
  { code: 'no_personal_data', article: '4(1)' },
  { code: 'other_controller', article: '33(1)' },
] as const satisfies readonly Code[]

/** The grounds of each decision not to, and the list that names them. */
export const groundsOf = { authority: noNotifyReasons, people: noCommReasons, promise: noPromiseReasons } as const
export const groundLists = {
  authority: 'noNotifyReasons',
  people: 'noCommReasons',
  promise: 'noPromiseReasons',
} as const satisfies Record<DecisionKind, string>

/** How people were told. */
export const noticeChannels = [
  { code: 'email' },
  { code: 'post' },
  { code: 'phone' },
  { code: 'sms' },
  { code: 'in_app' },
  { code: 'in_person' },
  { code: 'press' },
  { code: 'website' },
] as const satisfies readonly Code[]
