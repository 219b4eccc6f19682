import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { ClockRecipient, Regime } from './codes/authorities'
import type { Certainty } from './codes/code'

/** Facts of a leak from which a clock may start. */
export const startEvents = [
  'aware',
  'detected',
  'part1_filed',
  'high_risk_found',
  'processor_aware',
  'nis2_notified',
  'dora_classified',
  'dora_initial_filed',
] as const
export type StartEvent = (typeof startEvents)[number]

export const clockUnits = ['hours', 'days', 'months'] as const
export type ClockUnit = (typeof clockUnits)[number]

/** A dated rule of the set. Law changes are new versions with their own dates, never new constants in code. */
export type ClockRule = {
  code: string
  version: number
  regime: Regime
  startEvent: StartEvent
  /** null: without undue delay, or a length that the agreement says. */
  length: number | null
  unit: ClockUnit
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
const gdpr = {
  version: 1,
  regime: 'gdpr',
  primary: false,
  enabled: true,
  validFrom: day('2018-05-25'),
  validUntil: null,
} as const
const optional = { version: 1, primary: false, enabled: false, validUntil: null } as const
const nis2 = { ...optional, regime: 'nis2', recipient: 'ccb', validFrom: day('2024-10-18') } as const
const dora = { ...optional, regime: 'dora', recipient: 'financial_authority', validFrom: day('2025-01-17') } as const

/** The rule set of a new installation. Regimes that not every company falls under, and the company's own policy, are off. */
export const clockRules: readonly ClockRule[] = [
  {
    ...gdpr,
    code: 'authority_part1',
    startEvent: 'aware',
    length: 72,
    unit: 'hours',
    recipient: 'authority',
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
    validFrom: day('2025-06-01'),
  },
  {
    ...gdpr,
    code: 'people_law',
    startEvent: 'high_risk_found',
    length: null,
    unit: 'hours',
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
  {
    ...nis2,
    code: 'nis2_early_warning',
    startEvent: 'aware',
    length: 24,
    unit: 'hours',
    source: 'Law of 26 April 2024 (NIS2)',
    certainty: 'read',
  },
  {
    ...nis2,
    code: 'nis2_notification',
    startEvent: 'aware',
    length: 72,
    unit: 'hours',
    source: 'Law of 26 April 2024 (NIS2)',
    certainty: 'read',
  },
  {
    ...nis2,
    code: 'nis2_final',
    startEvent: 'nis2_notified',
    length: 1,
    unit: 'months',
    source: 'Law of 26 April 2024 (NIS2)',
    certainty: 'read',
  },
  {
    ...dora,
    code: 'dora_initial',
    startEvent: 'aware',
    length: 24,
    unit: 'hours',
    source: 'Regulation (EU) 2022/2554 (DORA)',
    certainty: 'secondary',
  },
  {
    ...dora,
    code: 'dora_classified',
    startEvent: 'dora_classified',
    length: 4,
    unit: 'hours',
    source: 'Regulation (EU) 2022/2554 (DORA)',
    certainty: 'secondary',
  },
  {
    ...dora,
    code: 'dora_intermediate',
    startEvent: 'dora_initial_filed',
    length: 72,
    unit: 'hours',
    source: 'Regulation (EU) 2022/2554 (DORA)',
    certainty: 'secondary',
  },
  {
    ...dora,
    code: 'dora_final',
    startEvent: 'dora_initial_filed',
    length: 1,
    unit: 'months',
    source: 'Regulation (EU) 2022/2554 (DORA)',
    certainty: 'secondary',
  },
  {
    ...optional,
    code: 'ecommunications',
    regime: 'ecommunications',
    startEvent: 'detected',
    length: 24,
    unit: 'hours',
    recipient: 'telecom_authority',
    source: 'Regulation (EU) No 611/2013',
    certainty: 'read',
    validFrom: day('2013-08-25'),
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
  const valid = rules.filter(
    (rule) =>
      rule.code === code && rule.enabled && rule.validFrom <= on && (rule.validUntil === null || on <= rule.validUntil),
  )
  return valid.reduce<ClockRule | null>((best, rule) => (best && best.version > rule.version ? best : rule), null)
}
