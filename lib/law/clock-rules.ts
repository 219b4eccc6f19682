import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { ClockRecipient, Regime } from './codes/authorities'
import type { Certainty } from './codes/code'
import type { RiskLevel } from './codes/leaks'

/** Facts of a leak from which a clock may start. */
export const startEvents = [
  'aware',
  'detected',
  'part1_filed',
  'high_risk_found',
  'processor_aware',
  'nis2_significant',
  'nis2_notified',
  'dora_aware',
  'dora_classified',
  'dora_initial_filed',
  'dora_intermediate_filed',
  'cra_aware',
  'cra_incident_notified',
  'cra_fix',
  'ecommunications_notified',
] as const
export type StartEvent = (typeof startEvents)[number]

export const clockUnits = ['hours', 'days', 'months'] as const
export type ClockUnit = (typeof clockUnits)[number]

/** What a limit does that ends on a day off: nothing, or it may be read as noon of the next working day (shown, never the alarm). */
export const clockRolls = ['none', 'noon'] as const
export type ClockRolls = (typeof clockRolls)[number]

/** A dated rule of the set. Law changes are new versions with their own dates, never new constants in code. */
export type ClockRule = {
  code: string
  version: number
  regime: Regime
  startEvent: StartEvent
  /** null: without undue delay, or a length that the agreement says. */
  length: number | null
  unit: ClockUnit
  rolls: ClockRolls
  /** The level of risk from which the recipient must be told; null: the rule does not look at it. */
  threshold: RiskLevel | null
  recipient: ClockRecipient
  source: string
  certainty: Certainty
  /** Drives the alarms of the leak. */
  primary: boolean
  enabled: boolean
  validFrom: CalendarDate
  /** Last day on which a clock can start under this rule; null while it stands. */
  validUntil: CalendarDate | null
}

const day = (text: string): CalendarDate => calendarDateSchema.parse(text)
const first = { version: 1, rolls: 'none', threshold: null, primary: false, validUntil: null } as const
const gdpr = { ...first, regime: 'gdpr', enabled: true, validFrom: day('2018-05-25') } as const
const optional = { ...first, enabled: false } as const
const nis2 = {
  ...optional,
  regime: 'nis2',
  recipient: 'ccb',
  unit: 'hours',
  source: 'Law of 26 April 2024 (NIS2)',
  certainty: 'read',
  validFrom: day('2024-10-18'),
} as const
const dora = {
  ...optional,
  regime: 'dora',
  recipient: 'financial_authority',
  unit: 'hours',
  rolls: 'noon',
  source: 'Delegated Regulation (EU) 2025/301, Art. 5 (DORA)',
  certainty: 'secondary',
  validFrom: day('2025-01-17'),
} as const
const cra = {
  ...optional,
  regime: 'cra',
  recipient: 'enisa',
  unit: 'hours',
  source: 'Regulation (EU) 2024/2847, Art. 14 (CRA)',
  certainty: 'secondary',
  validFrom: day('2026-09-11'),
} as const
const ecommunications = {
  ...optional,
  regime: 'ecommunications',
  recipient: 'telecom_authority',
  source: 'Regulation (EU) No 611/2013, Art. 2',
  validFrom: day('2013-08-25'),
} as const

/** The rule set of a new installation. Regimes that not every company falls under, and the company's own policy, are off. */
export const clockRules: readonly ClockRule[] = [
  {
    ...gdpr,
    code: 'authority_part1',
    startEvent: 'aware',
    length: 72,
    unit: 'hours',
    recipient: 'authority',
    threshold: 'risk',
    source: 'GDPR Art. 33(1)',
    certainty: 'read',
    primary: true,
  },
  {
    ...gdpr,
    code: 'authority_part2',
    startEvent: 'part1_filed',
    length: 21,
    unit: 'days',
    recipient: 'authority',
    source: 'GDPR Art. 33(4); portal of the GBA/APD',
    certainty: 'verify',
    validFrom: day('2025-06-10'),
  },
  {
    ...gdpr,
    code: 'people_law',
    startEvent: 'high_risk_found',
    length: null,
    unit: 'hours',
    threshold: 'high',
    recipient: 'people',
    source: 'GDPR Art. 34(1)',
    certainty: 'read',
  },
  {
    ...gdpr,
    code: 'people_policy',
    regime: 'policy',
    startEvent: 'detected',
    length: 72,
    unit: 'hours',
    recipient: 'people',
    source: 'Company policy',
    certainty: 'read',
    enabled: false,
  },
  {
    ...gdpr,
    code: 'processor_law',
    startEvent: 'processor_aware',
    length: null,
    unit: 'hours',
    recipient: 'controller',
    source: 'GDPR Art. 33(2)',
    certainty: 'read',
  },
  {
    ...gdpr,
    code: 'processor_contract',
    regime: 'contract',
    startEvent: 'processor_aware',
    length: null,
    unit: 'hours',
    recipient: 'controller',
    source: 'Agreement with the customer, GDPR Art. 28(3)(f)',
    certainty: 'read',
  },
  { ...nis2, code: 'nis2_early_warning', startEvent: 'nis2_significant', length: 24 },
  { ...nis2, code: 'nis2_notification', startEvent: 'nis2_significant', length: 72 },
  {
    ...nis2,
    code: 'nis2_trust_notification',
    startEvent: 'nis2_significant',
    length: 24,
    source: 'Law of 26 April 2024 (NIS2), trust services, in place of 72 hours',
    certainty: 'secondary',
  },
  { ...nis2, code: 'nis2_final', startEvent: 'nis2_notified', length: 1, unit: 'months' },
  { ...dora, code: 'dora_initial', startEvent: 'dora_aware', length: 24 },
  { ...dora, code: 'dora_classified', startEvent: 'dora_classified', length: 4 },
  { ...dora, code: 'dora_intermediate', startEvent: 'dora_initial_filed', length: 72 },
  { ...dora, code: 'dora_final', startEvent: 'dora_intermediate_filed', length: 1, unit: 'months' },
  { ...cra, code: 'cra_early_warning', startEvent: 'cra_aware', length: 24 },
  { ...cra, code: 'cra_notification', startEvent: 'cra_aware', length: 72 },
  { ...cra, code: 'cra_final_vulnerability', startEvent: 'cra_fix', length: 14, unit: 'days' },
  { ...cra, code: 'cra_final_incident', startEvent: 'cra_incident_notified', length: 1, unit: 'months' },
  {
    ...ecommunications,
    code: 'ecommunications',
    startEvent: 'detected',
    length: 24,
    unit: 'hours',
    certainty: 'read',
  },
  {
    ...ecommunications,
    code: 'ecommunications_rest',
    startEvent: 'ecommunications_notified',
    length: 3,
    unit: 'days',
    certainty: 'secondary',
  },
]

/** The rule set of the example company: its published statement promises people an answer within 72 hours of detection. */
export const exampleClockRules: readonly ClockRule[] = clockRules.map((rule) =>
  rule.code === 'people_policy'
    ? { ...rule, enabled: true, source: 'OptiPost privacy statement 6.1', validFrom: day('2018-05-22') }
    : rule,
)

/** The enabled rule of a code that is valid on the day a clock starts: the newest version when several are; null when none is. */
export function ruleOn(rules: readonly ClockRule[], code: string, on: CalendarDate): ClockRule | null {
  return newest(rules.filter((rule) => rule.code === code && rule.enabled && isValidOn(rule, on)))
}

/** Whether a clock can start under the rule on this day, switched on or not. */
export function isValidOn(rule: Pick<ClockRule, 'validFrom' | 'validUntil'>, on: CalendarDate): boolean {
  return rule.validFrom <= on && (rule.validUntil === null || on <= rule.validUntil)
}

/** The newest version among rules; null when there is none. */
export function newest(valid: readonly ClockRule[]): ClockRule | null {
  return valid.reduce<ClockRule | null>((best, rule) => (best && best.version > rule.version ? best : rule), null)
}
