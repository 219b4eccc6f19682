import type { Code, CodeOf } from './code'

/** The two records of Art. 30. */
export const recordKinds = [
  { code: 'controller', iri: 'dpv:DataProcessingRecord', article: '30(1)' },
  { code: 'processor', iri: 'dpv:DataProcessingRecord', article: '30(2)' },
] as const satisfies readonly Code[]

/** Art. 35: is a data protection impact assessment needed? */
export const dpiaNeeds = [
  { code: 'needed', article: '35(1)' },
  { code: 'done', article: '35(1)' },
  { code: 'not_needed', article: '35(1)' },
  { code: 'to_assess', article: '35(1)', flags: ['unanswered'] },
] as const satisfies readonly Code[]

/** Art. 37: has the company a data protection officer? */
export const dpoStates = [
  { code: 'appointed', article: '37' },
  { code: 'not_required', article: '37(1)' },
  { code: 'open', article: '37' },
] as const satisfies readonly Code[]
export type DpoState = CodeOf<typeof dpoStates>

/**
 * Criteria of a likely high risk: guidelines WP248 rev.01 of the Article 29 Working Party, section III.B (read in secondary
 * sources only). Two or more call for an assessment as a rule.
 */
export const dpiaCriteria = [
  { code: 'evaluation', article: '35(3)(a)' },
  { code: 'automated_decision', article: '22, 35(3)(a)' },
  { code: 'systematic_monitoring', article: '35(3)(c)' },
  { code: 'sensitive_data', article: '9, 10, 35(3)(b)' },
  { code: 'large_scale', article: '35(3)(b)' },
  { code: 'matching_datasets' },
  { code: 'vulnerable_people' },
  { code: 'innovative_technology', article: '35(1)' },
  { code: 'preventing_right' },
] as const satisfies readonly Code[]

/**
 * Kinds of processing that always need an assessment in Belgium: list of the GBA under Art. 35(4), decision 01/2019, in
 * force since 1 April 2019. The words are ours: verify.
 */
export const belgianDpiaKinds = [
  { code: 'biometric_identification', article: '35(4)' },
  { code: 'third_party_service_refusal', article: '35(4)' },
  { code: 'implanted_health_device', article: '35(4)' },
  { code: 'large_scale_prediction', article: '35(4)' },
  { code: 'systematic_exchange', article: '35(4)' },
  { code: 'sensor_devices', article: '35(4)' },
  { code: 'communication_location', article: '35(4)' },
  { code: 'observed_behaviour', article: '35(4)' },
] as const satisfies readonly Code[]

/** Is a criterion of the screening met. */
export const dpiaAnswers = [
  { code: 'yes' },
  { code: 'no' },
  { code: 'unknown', flags: ['unanswered'] },
] as const satisfies readonly Code[]
