import type { Regime } from './authorities'
import type { Code, CodeOf } from './code'

/** How well a number is known. 0 is not "unknown". */
export const countModes = [
  { code: 'exact' },
  { code: 'estimate' },
  { code: 'unknown' },
] as const satisfies readonly Code[]

export const ongoingAnswers = [{ code: 'yes' }, { code: 'no' }, { code: 'unknown' }] as const satisfies readonly Code[]

/** In which role the company meets the leak. */
export const actingRoles = [
  { code: 'controller', article: '33(1)' },
  { code: 'processor', article: '33(2)' },
  { code: 'both', article: '33(1), 33(2)' },
] as const satisfies readonly Code[]
export type ActingRole = CodeOf<typeof actingRoles>

export const leakStates = [
  { code: 'received' },
  { code: 'confirmed' },
  { code: 'rejected' },
  { code: 'near_miss' },
  { code: 'closed' },
  { code: 'merged' },
] as const satisfies readonly Code[]

/** What somebody finds that starts the clocks of another regime; without it they do not run. */
export const regimeMoments = [
  'nis2_significant',
  'dora_classified',
  'cra_vulnerability',
  'cra_incident',
  'cra_fix',
] as const
export type RegimeMoment = (typeof regimeMoments)[number]

/** Under which body of rules each is found. */
export const regimeOfMoment = {
  nis2_significant: 'nis2',
  dora_classified: 'dora',
  cra_vulnerability: 'cra',
  cra_incident: 'cra',
  cra_fix: 'cra',
} as const satisfies Record<RegimeMoment, Regime>

/** Reports under other regimes than the GDPR, each named as the clock that it ends. */
export const regimeReports = [
  'nis2_early_warning',
  'nis2_notification',
  'nis2_final',
  'dora_initial',
  'dora_intermediate',
  'dora_final',
  'cra_early_warning',
  'cra_notification',
  'cra_final_vulnerability',
  'cra_final_incident',
  'ecommunications',
  'ecommunications_rest',
] as const
export type RegimeReport = (typeof regimeReports)[number]

/** Parts of the report under the GDPR, in the order in which they are filed; supplements may follow each other (Art. 33(4)). */
export const reportParts = ['part1_filed', 'part2_filed', 'supplement_filed'] as const

/**
 * A notification taken back with its recipient, by body of rules: GDPR (EDPB Guidelines 9/2022: what turns out to be no
 * breach is told, without penalty; the AP's form has it by name), NIS2 [K], DORA (a major incident classified anew as none
 * [K]). Of the others no way back is known. What was filed stays filed; what still runs because of it ends.
 */
export const withdrawals = ['gdpr_withdrawn', 'nis2_withdrawn', 'dora_withdrawn'] as const
export type Withdrawal = (typeof withdrawals)[number]

/** The reports that each of them takes back; the first ones stand first. */
export const takenBack = {
  gdpr_withdrawn: reportParts,
  nis2_withdrawn: ['nis2_early_warning', 'nis2_notification', 'nis2_final'],
  dora_withdrawn: ['dora_initial', 'dora_intermediate', 'dora_final'],
} as const satisfies Record<Withdrawal, readonly (RegimeReport | (typeof reportParts)[number])[]>

/** Moments of a leak: separate facts, each with its own history. What was reported under another regime is named as its clock. */
export const leakMoments = [
  { code: 'occurred_from' },
  { code: 'occurred_to' },
  { code: 'detected' },
  { code: 'reported' },
  { code: 'aware', article: '33(1)' },
  { code: 'processor_aware', article: '33(2)' },
  { code: 'processor_informed', article: '33(2)' },
  { code: 'high_risk_found', article: '34(1)' },
  { code: 'nis2_significant' },
  { code: 'dora_classified' },
  { code: 'cra_vulnerability' },
  { code: 'cra_incident' },
  { code: 'cra_fix' },
  { code: 'part1_filed', article: '33(1)' },
  { code: 'part2_filed', article: '33(4)' },
  { code: 'gdpr_withdrawn' },
  { code: 'nis2_withdrawn' },
  { code: 'dora_withdrawn' },
  { code: 'supplement_filed', article: '33(4)' },
  { code: 'told_people', article: '34(1)' },
  { code: 'told_customers', article: '33(2)' },
] as const satisfies readonly Code[]

export const decisionOutcomes = [
  { code: 'notify', iri: 'eu-gdpr:DPABreachNotificationNeeded' },
  { code: 'not_needed', iri: 'eu-gdpr:BreachNotificationNotNeeded' },
] as const satisfies readonly Code[]

/**
 * What the controller decides of a leak: tell the authority (Art. 33), tell the people (Art. 34), and whether the company's own
 * promise to tell people applies. No ground of the law ends the promise: it asks more than the law.
 */
export const decisionKinds = ['authority', 'people', 'promise'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** Contents of a report to the authority, Art. 33(1), (3) and (4). */
export const notificationItems = [
  { code: 'n_a', article: '33(3)(a)' },
  { code: 'n_b', article: '33(3)(b)' },
  { code: 'n_c', article: '33(3)(c)' },
  { code: 'n_d', article: '33(3)(d)' },
  { code: 'n_delay', article: '33(1)' },
  { code: 'n_phase', article: '33(4)' },
] as const satisfies readonly Code[]

export const notificationPhases = [
  { code: 'initial', iri: 'eu-gdpr:DPABreachInitialNotice', article: '33(4)' },
  { code: 'complementary', iri: 'eu-gdpr:DPAPhasedBreachNotice', article: '33(4)' },
  { code: 'final', iri: 'eu-gdpr:DPAPhasedBreachNotice', article: '33(4)' },
  { code: 'withdrawn' },
] as const satisfies readonly Code[]

/** The clock of Art. 33(1), by whose end a leak was filed in time or late. */
export const firstReport = 'authority_part1'

/** What became of the first report to the authority; a leak without its clock has none of these. */
export const filings = ['in_time', 'late', 'overdue', 'running', 'not_needed'] as const
