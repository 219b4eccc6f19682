import { addDays } from '@/lib/time/calendar'
import { day } from '@/lib/time/length'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { millisecondsBetween } from '@/lib/time/zone'
import { type Check, checks, type PromiseState } from '../model/checks'
import type {
  ClockFact,
  DisclosureFact,
  LeakFact,
  PromiseFacts,
  PromiseToJudge,
  RequestFact,
  UnsubscribeFact,
} from './facts'

/** Why a row speaks against a promise; worded in `statement.why`. */
export const whys = [
  'no_agreement',
  'no_group_agreement',
  'no_permission',
  'no_opt_in',
  'no_basis',
  'no_decision',
  'no_case_agreement',
  'date_passed',
  'date_near',
  'no_term',
  'no_rule',
  'rule_waits',
  'late_to_go',
  'not_gone',
  'gone_late',
  'gone_near',
  'still_listed',
  'cannot_delete',
  'unconfirmed',
  'confirm_near',
  'not_in_force',
  'review_passed',
  'review_near',
  'test_passed',
  'test_near',
  'not_tested',
  'no_evidence',
  'no_measure',
  'not_judged',
  'not_documented',
  'no_reason',
  'told_late',
  'clock_passed',
  'clock_near',
  'request_late',
  'request_near',
  'refused_bare',
  'former_authority',
  'authority_unnamed',
] as const
export type Why = (typeof whys)[number]

/** Something behind a state: what, why, and what it makes of the promise. `register` is that of a record. */
export type Behind = {
  kind: 'record' | 'leak' | 'disclosure' | 'request' | 'deletion' | 'statement' | 'list'
  ref: string
  register?: string
  why: Why
  makes: 'broken' | 'at_risk'
}

/** What a promise is today, by which rows, of how many looked at. */
export type Verdict = { state: PromiseState; rows: readonly Behind[]; looked: number }

/** Days before a date from which it counts as near. */
const nearDays = 30
/** A leak must be looked at, and written down, within so many hours. */
const leakHours = 72

const unmeasured: Verdict = { state: 'not_measured', rows: [], looked: 0 }

/** Whether a promise is kept, by what the system knows. Pure: facts and moment are given. */
export function judge(promise: PromiseToJudge, facts: PromiseFacts): Verdict {
  const check = checks.find((one) => one === promise.check)
  return check ? byCheck(check, promise, facts) : unmeasured
}

function byCheck(check: Check, promise: PromiseToJudge, facts: PromiseFacts): Verdict {
  switch (check) {
    case 'objection_requests':
      return requests(facts, ['objection_marketing', 'withdraw_consent', 'objection'])
    case 'erasure_requests':
      return requests(facts, ['erasure'])
    case 'access_requests':
      return requests(facts, ['access'])
    case 'rectification_requests':
      return requests(facts, ['rectification'])
    case 'authority_named':
      return authority(facts)
    case 'marketing_permission':
      return given(facts, ['direct_marketing'], ({ hasPermission }) => (hasPermission ? [] : ['no_permission']))
    case 'partner_opt_in':
      return given(facts, ['partner'], ({ hasPermission }) => (hasPermission ? [] : ['no_opt_in']))
    case 'disclosure_grounds':
      return given(facts, ['legal_demand', 'claim'], ({ hasBasis, hasDecision }) => [
        ...(hasBasis ? [] : (['no_basis'] as const)),
        ...(hasDecision ? [] : (['no_decision'] as const)),
      ])
    case 'acquisition_agreement':
      return given(facts, ['acquisition'], ({ agreement }) => (agreement === null ? ['no_case_agreement'] : []))
    case 'group_agreement':
      return groupAgreement(facts)
    case 'processor_agreement':
      return processorAgreement(facts)
    case 'reports_judged':
      return leaks(facts, ({ state, receivedAt, stateReason }) => {
        if (state === 'received' && isOld(receivedAt, facts.now)) return 'not_judged'
        return (state === 'rejected' || state === 'near_miss') && stateReason === '' ? 'no_reason' : null
      })
    case 'leaks_documented':
      return leaks(facts, ({ state, receivedAt, stateReason, documented }) => {
        if (state === 'rejected' || state === 'near_miss') return stateReason === '' ? 'no_reason' : null
        if (state === 'merged' || documented) return null
        return state === 'closed' || isOld(receivedAt, facts.now) ? 'not_documented' : null
      })
    case 'people_told':
      return facts.tellsPeopleByPolicy ? clocks(facts, 'people_policy', 'told') : unmeasured
    case 'authority_told':
      return clocks(facts, 'authority_part1', 'filed')
    case 'retention_dates':
      return retention(promise, facts)
    case 'unsubscribe_deletes':
      return unsubscribed(promise, facts)
    case 'processors_delete':
      return processorsDelete(facts)
    case 'measures_tested':
      return measures(promise, facts)
    case 'by_hand':
      return unmeasured
  }
}

function verdict(rows: readonly Behind[], looked: number): Verdict {
  const state = rows.some(({ makes }) => makes === 'broken') ? 'broken' : rows.length > 0 ? 'at_risk' : 'kept'
  return { state, rows, looked }
}

const isOld = (since: Instant, now: Instant) => millisecondsBetween(since, now) > (leakHours / 24) * day

/** Requests for these rights: answered by their date, and never refused without saying why. */
function requests({ requests: all, now }: PromiseFacts, rights: readonly string[]): Verdict {
  if (all === null) return unmeasured
  const asked = all.filter(({ right }) => rights.includes(right))
  const rows = asked.flatMap((request): Behind[] => {
    const why = whyOfRequest(request, now)
    const makes = why === 'request_near' ? 'at_risk' : 'broken'
    return why === null ? [] : [{ kind: 'request', ref: request.ref, why, makes }]
  })
  return verdict(rows, asked.length)
}

function whyOfRequest({ dueAt, answeredAt, refused, hasReasons }: RequestFact, now: Instant): Why | null {
  if (refused && !hasReasons) return 'refused_bare'
  if (answeredAt !== null) return answeredAt > dueAt ? 'request_late' : null
  const left = millisecondsBetween(now, dueAt)
  if (left < 0) return 'request_late'
  return left < 7 * day ? 'request_near' : null
}

/** Whom people may complain to is named as it is called now. */
function authority({ namesFormerAuthority, namesAuthority }: PromiseFacts): Verdict {
  const row = (why: Why, makes: Behind['makes']): Behind => ({ kind: 'statement', ref: '', why, makes })
  if (namesFormerAuthority) return verdict([row('former_authority', 'broken')], 1)
  return verdict(namesAuthority ? [] : [row('authority_unnamed', 'at_risk')], 1)
}

/** What was given to others of these kinds; each is looked at by itself. What is only planned makes it at risk. */
function given(
  { disclosures }: PromiseFacts,
  kinds: readonly string[],
  whysOf: (one: DisclosureFact) => readonly Why[],
): Verdict {
  const looked = disclosures.filter(({ kind, outcome }) => kinds.includes(kind) && outcome !== 'refused')
  const rows = looked.flatMap((one) =>
    whysOf(one).map(
      (why): Behind => ({
        kind: 'disclosure',
        ref: one.ref,
        why,
        makes: one.outcome === 'planned' ? 'at_risk' : 'broken',
      }),
    ),
  )
  return verdict(rows, looked.length)
}

/** With each related company that gets data stands an agreement of the group that is in force. */
function groupAgreement({ parties, agreements }: PromiseFacts): Verdict {
  const related = parties.filter(({ partyKind }) => partyKind === 'group_company')
  const covered = new Set(agreements.flatMap((one) => (one.kind === 'group' && one.inForce ? one.parties : [])))
  const rows = related.flatMap(({ ref, register }): Behind[] =>
    covered.has(ref) ? [] : [{ kind: 'record', ref, register, why: 'no_group_agreement', makes: 'broken' }],
  )
  return verdict(rows, related.length)
}

const working: readonly (string | null)[] = ['processor', 'sub_processor']

/** With everybody who processes for us stands a written agreement that is in force (Art. 28(3)). */
function processorAgreement({ parties }: PromiseFacts): Verdict {
  const processing = parties.filter(({ partyKind }) => working.includes(partyKind))
  const rows = processing.flatMap(({ ref, register, lacksAgreement }): Behind[] =>
    lacksAgreement ? [{ kind: 'record', ref, register, why: 'no_agreement', makes: 'broken' }] : [],
  )
  return verdict(rows, processing.length)
}

function leaks({ leaks: all }: PromiseFacts, whyOf: (leak: LeakFact) => Why | null): Verdict {
  const rows = all.flatMap((leak): Behind[] => {
    const why = whyOf(leak)
    return why === null ? [] : [{ kind: 'leak', ref: leak.ref, why, makes: 'broken' }]
  })
  return verdict(rows, all.length)
}

/** A clock of leaks that is over without its deed, or ended after its time, breaks the promise. */
function clocks({ leaks: all, now }: PromiseFacts, code: ClockFact['code'], deed: string): Verdict {
  const running = all.flatMap(({ ref, clocks: of }) =>
    of.flatMap((clock) => (clock.code === code ? [{ ref, clock }] : [])),
  )
  const rows = running.flatMap(({ ref, clock }): Behind[] => {
    const why = whyOfClock(clock, deed, now)
    return why === null ? [] : [{ kind: 'leak', ref, why, makes: why === 'clock_near' ? 'at_risk' : 'broken' }]
  })
  return verdict(rows, running.length)
}

function whyOfClock({ dueAt, endedAt, endKind }: ClockFact, deed: string, now: Instant): Why | null {
  if (dueAt === null) return null
  if (endedAt !== null) return endKind === deed && endedAt > dueAt ? 'told_late' : null
  if (dueAt < now) return 'clock_passed'
  return millisecondsBetween(now, dueAt) < day ? 'clock_near' : null
}

type Of<Fact> = { ref: string } & Fact

/** Those that the promise names, or all where it names none. */
function named<Fact>(all: readonly Of<Fact>[], { records }: PromiseToJudge): readonly Of<Fact>[] {
  const own = all.filter(({ ref }) => records.includes(ref))
  return own.length > 0 ? own : all
}

/** Nothing whose date has passed is still there, and every rule says how long. */
function retention(promise: PromiseToJudge, { rules, today }: PromiseFacts): Verdict {
  const looked = named(rules, promise)
  const rows = looked.flatMap(({ ref, register, days, hasTerm }): Behind[] => {
    const row = { kind: 'record', ref, register } as const
    return [
      ...dated(days, today).map(({ why, makes }) => ({ ...row, why, makes })),
      ...(hasTerm ? [] : [{ ...row, why: 'no_term', makes: 'at_risk' } as const]),
    ]
  })
  return verdict(rows, looked.length)
}

function dated(days: readonly CalendarDate[], today: CalendarDate): { why: Why; makes: Behind['makes'] }[] {
  if (days.some((on) => on <= today)) return [{ why: 'date_passed', makes: 'broken' }]
  return days.some((on) => on <= addDays(today, nearDays)) ? [{ why: 'date_near', makes: 'at_risk' }] : []
}

/** Whether the data of an unsubscribe were gone by their day. */
function whyNotGone({ dueOn, goneOn }: UnsubscribeFact, today: CalendarDate): Why | null {
  if (goneOn !== null) return goneOn > dueOn ? 'gone_late' : null
  return today > dueOn ? 'not_gone' : 'gone_near'
}

/**
 * A rule in force deletes at unsubscribing; that it happened in time is seen by the requests, and that it stays so by the lists that
 * were compared.
 */
function unsubscribed(promise: PromiseToJudge, facts: PromiseFacts): Verdict {
  const looked = named(facts.rules, promise).filter(({ trigger }) => trigger === 'unsubscribe')
  if (looked.length === 0) return verdict([{ kind: 'statement', ref: '', why: 'no_rule', makes: 'broken' }], 0)
  const rows = looked.flatMap(({ ref, register, inForce, period, days }): Behind[] => {
    const row = { kind: 'record', ref, register } as const
    return [
      ...(inForce ? [] : [{ ...row, why: 'not_in_force', makes: 'broken' } as const]),
      ...(period === 'P0D' ? [] : [{ ...row, why: 'rule_waits', makes: 'broken' } as const]),
      ...(days.some((on) => on < facts.today) ? [{ ...row, why: 'late_to_go', makes: 'broken' } as const] : []),
    ]
  })
  const gone = facts.unsubscribes.flatMap((one): Behind[] => {
    const why = whyNotGone(one, facts.today)
    return why ? [{ kind: 'request', ref: one.ref, why, makes: why === 'gone_near' ? 'at_risk' : 'broken' }] : []
  })
  const seen = facts.stillListed.map(
    ({ ref }): Behind => ({ kind: 'list', ref: ref ?? '', why: 'still_listed', makes: 'broken' }),
  )
  const others = facts.requests?.filter(({ ref }) => !facts.unsubscribes.some((one) => one.ref === ref)) ?? null
  const asked = requests({ ...facts, requests: others }, ['objection_marketing', 'withdraw_consent'])
  if (rows.length === 0 && asked.state === 'not_measured') return { ...unmeasured, looked: looked.length }
  const all = [...rows, ...seen, ...gone, ...asked.rows]
  return verdict(all, looked.length + facts.unsubscribes.length + asked.looked)
}

/** Every processor that was told to delete said within thirty days that it did (Art. 28(3)(g)). */
function processorsDelete({ deletions, today }: PromiseFacts): Verdict {
  const rows = deletions.flatMap(({ ref, told }): Behind[] => {
    const open = told.filter(({ confirmed }) => !confirmed)
    const row = (why: Why, makes: Behind['makes']): Behind[] => [{ kind: 'deletion', ref, why, makes }]
    if (open.length === 0) return []
    if (open.some(({ cannot }) => cannot)) return row('cannot_delete', 'broken')
    const late = open.some(({ on }) => on === null || addDays(on, nearDays) < today)
    return late ? row('unconfirmed', 'broken') : row('confirm_near', 'at_risk')
  })
  return verdict(rows, deletions.length)
}

/** What is promised to be done is in force, was tested and looked at in time. */
function measures(promise: PromiseToJudge, { measures: all, today }: PromiseFacts): Verdict {
  const looked = all.filter(({ ref }) => promise.records.includes(ref))
  if (looked.length === 0) return verdict([{ kind: 'statement', ref: '', why: 'no_measure', makes: 'broken' }], 0)
  const rows = looked.flatMap((one): Behind[] => {
    const row = (why: Why, makes: Behind['makes']): Behind => ({
      kind: 'record',
      ref: one.ref,
      register: one.register,
      why,
      makes,
    })
    const around = (on: CalendarDate | null, passed: Why, near: Why): Behind[] => {
      if (on === null) return []
      if (on < today) return [row(passed, 'broken')]
      return on <= addDays(today, nearDays) ? [row(near, 'at_risk')] : []
    }
    return [
      ...(one.inForce ? [] : [row('not_in_force', 'broken')]),
      ...around(one.nextReviewOn, 'review_passed', 'review_near'),
      ...around(one.nextTestOn, 'test_passed', 'test_near'),
      ...(one.missing.includes('tested') ? [row('not_tested', 'at_risk')] : []),
      ...(one.missing.includes('evidence') ? [row('no_evidence', 'at_risk')] : []),
    ]
  })
  return verdict(rows, looked.length)
}
