import type { ReportAnswers } from '@/lib/leaks/facts/answers'
import type { RunningInject } from '@/lib/leaks/queries/pressing'
import type { Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'

/** What comes in while it runs; its words stand under `injects.<scenario>_<code>` in the catalogue. Who handles the leak is alarmed. */
export type Inject = { code: string; afterMinutes: number }

/** What is told at the start as if a colleague had reported it; title and story stand in the catalogue. */
type Start = Pick<ReportAnswers, 'happened' | 'people' | 'band' | 'data' | 'ongoing'> & { noticedMinutesAgo: number }
export type Scenario = Start & { injects: readonly Inject[] }

export const scenarioCodes = [
  'wrong_mail',
  'lost_laptop',
  'ransomware',
  'processor',
  'website',
  'paper_in_street',
] as const
export type ScenarioCode = (typeof scenarioCodes)[number]

const after = (...all: readonly [code: string, afterMinutes: number][]): Inject[] =>
  all.map(([code, afterMinutes]) => ({ code, afterMinutes }))

export const scenarios: Readonly<Record<ScenarioCode, Scenario>> = {
  wrong_mail: {
    ...{ happened: 'wrong_person', people: ['customers'], band: '101_1000', data: ['contact', 'bank'], ongoing: 'no' },
    noticedMinutesAgo: 20,
    injects: after(['forwarded', 15], ['journalist', 30], ['minors', 60]),
  },
  lost_laptop: {
    ...{ happened: 'lost_stolen', people: ['staff'], band: '11_100', data: ['pay_hr', 'id_number'], ongoing: 'no' },
    noticedMinutesAgo: 90,
    injects: after(['not_encrypted', 20], ['signed_in', 45], ['found', 90]),
  },
  ransomware: {
    ...{ happened: 'unavailable', people: ['customers', 'staff'], band: 'more', ongoing: 'yes' },
    data: ['contact', 'bank', 'pay_hr'],
    noticedMinutesAgo: 45,
    injects: after(['backup', 20], ['note', 45], ['journalist', 75], ['published', 120]),
  },
  processor: {
    ...{ happened: 'supplier', people: ['subscribers'], band: 'unknown', data: ['contact'], ongoing: 'unknown' },
    noticedMinutesAgo: 10,
    injects: after(['since_friday', 20], ['list', 45], ['customer', 75]),
  },
  website: {
    ...{ happened: 'shared_widely', people: ['customers'], band: 'unknown', data: ['contact', 'passwords'] },
    ongoing: 'yes',
    noticedMinutesAgo: 30,
    injects: after(['forum', 15], ['taken_down', 40], ['count', 70]),
  },
  paper_in_street: {
    ...{ happened: 'lost_stolen', people: ['others'], band: '2_10', data: ['health', 'id_number'], ongoing: 'no' },
    noticedMinutesAgo: 60,
    injects: after(['photo', 15], ['pages_missing', 30], ['relative', 60]),
  },
}

/** What the world asks of the company, not of who works on the leak alone: who decides is alarmed too. */
const ofManagement: readonly string[] = ['journalist', 'published', 'minors', 'customer', 'forum', 'relative']

/** What comes in after a start, as alarms look at it. */
export function injectsFrom(code: ScenarioCode, startedAt: Instant): RunningInject[] {
  return scenarios[code].injects.map((inject) => ({
    code: inject.code,
    at: addHours(startedAt, inject.afterMinutes / 60),
    decides: ofManagement.includes(inject.code),
  }))
}

/** The scenario of a code as it is kept; null for one that is no longer there. */
export function scenarioOf(code: string): ScenarioCode | null {
  return scenarioCodes.find((one) => one === code) ?? null
}
