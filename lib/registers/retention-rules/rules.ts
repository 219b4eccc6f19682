import type { FieldErrors } from '@/lib/errors/refusal'
import { belgianYearEnd, repeatedTriggers } from '@/lib/law/codes/retention'
import { calendarDate, yearOf } from '@/lib/time/calendar'
import { addDuration, durationOf } from '@/lib/time/duration'
import type { CalendarDate } from '@/lib/time/types'
import { type Due, type DueFacts, type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { Renamed, RetentionTerm, TermEvent } from '../declare/parts'
import type { RetentionRuleDetail } from './schema'

/** What a retention rule must say: from when, how long (or by which criterion), what then, and why that long. */
export const retentionRuleRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'trigger', article: '30(1)(f)', fields: ['trigger'] },
  { code: 'fixed_on', article: '30(1)(f)', fields: ['fixedOn'] },
  { code: 'period', article: '13(2)(a), 30(1)(f)', fields: ['period', 'criterion'] },
  { code: 'action', article: '5(1)(e)', fields: ['action'] },
  { code: 'basis', article: '5(1)(e)', fields: ['basis'] },
  { code: 'law_reference', article: '5(2)', fields: ['lawReference'] },
]

/** Codes of retentionRuleRequirements that this rule does not meet yet. */
export function missingOfRetentionRule({ ownerId, detail }: RecordFacts<RetentionRuleDetail>): string[] {
  const isFixed = detail.trigger === 'fixed_date'
  return unmet(retentionRuleRequirements, {
    owner: ownerId !== null,
    trigger: detail.trigger !== null,
    fixed_on: !isFixed || detail.fixedOn !== null,
    // On a fixed date the day itself is the limit.
    period: isFixed || detail.period !== '' || detail.criterion !== '',
    action: detail.action !== null,
    basis: detail.basis !== null,
    law_reference: detail.basis !== 'law' || detail.lawReference !== '',
  })
}

/** A range has a longest period, on which data go, and a shortest that is not longer; compared as days from one and the same day. */
function rangeProblem(from: string, until: string): FieldErrors {
  const [shortest, longest] = [durationOf(from), durationOf(until)]
  if (shortest === null) return {}
  const start = calendarDate(2001, 1, 1)
  if (longest === null) return { period: ['range_needs_end'] }
  return addDuration(start, shortest) <= addDuration(start, longest) ? {} : { periodFrom: ['range_order'] }
}

/** Batches are known by their name alone: what is due, what was noted and what proves them gone. */
function namelessBatches(batches: RetentionRuleDetail['batches']): FieldErrors {
  return Object.fromEntries(
    batches.flatMap(({ name }, at) => (name === '' ? [[`batches.${at}.name`, ['required']]] : [])),
  )
}

/**
 * A rule that rests on the law without naming it, a range that is none, a batch without a name; a text that is marked open is only
 * missing.
 */
export function contradictionsOfRetentionRule(
  {
    basis,
    lawReference,
    periodFrom,
    period,
    batches,
  }: Pick<RetentionRuleDetail, 'basis' | 'lawReference' | 'periodFrom' | 'period' | 'batches'>,
  openFields: readonly string[],
): FieldErrors {
  const lawless = basis === 'law' && lawReference === '' && !openFields.includes('lawReference')
  return {
    ...(lawless ? { lawReference: ['basis_needs_law'] } : {}),
    ...rangeProblem(periodFrom, period),
    ...namelessBatches(batches),
  }
}

/** Data of one rule whose period runs from the same day, e.g. the books of 2019, with the day on which it is over. */
type BatchDue = { name: string; triggerOn: CalendarDate; dueOn: CalendarDate }

/**
 * When each batch is due: the day from which its trigger lets it run + the period, on the calendar (a day that its month does not have becomes that
 * month's last). Where the rule rolls, the newest event of the batch takes the place of its own day. Batches without a day, and a rule
 * with a criterion instead of a period, have no due day.
 */
export function batchDues(rule: Batched, events: readonly TermEvent[] = []): BatchDue[] {
  const length = durationOf(rule.period)
  if (length === null) return []
  return rule.batches.flatMap(({ name, triggerOn: named }) => {
    const triggerOn = lastOf(named, rolls(rule) ? events.filter(({ batch }) => batch === name) : [])
    return triggerOn === null
      ? []
      : [{ name, triggerOn, dueOn: addDuration(firstDay(rule.trigger, triggerOn), length) }]
  })
}

type Batched = Pick<RetentionRuleDetail, 'trigger' | 'period' | 'batches'> & Partial<Pick<RetentionRuleDetail, 'rolls'>>

const repeated: readonly (string | null)[] = repeatedTriggers

/** Whether a rule runs from the last event of its kind: it says so, and its event can come again. */
function rolls(rule: Pick<Batched, 'trigger' | 'rolls'>): boolean {
  return rule.rolls === true && repeated.includes(rule.trigger)
}

const lastOf = (named: CalendarDate | null, events: readonly TermEvent[]): CalendarDate | null =>
  [...(named === null ? [] : [named]), ...events.map(({ on }) => on)].sort().at(-1) ?? null

/**
 * Batches that have another name after a save and are the same otherwise: the day from which they run stays, and either no other batch
 * that came or went has that day, or their place among as many rows does too. Whose name and day both change is another batch.
 */
export function renamedBatches(before: Pick<Batched, 'batches'>, after: Pick<Batched, 'batches'>): Renamed[] {
  const without = (rows: Batched['batches'], others: Batched['batches']) =>
    rows.flatMap((row, at) => (others.some(({ name }) => name === row.name) ? [] : [{ ...row, at }]))
  const [gone, fresh] = [without(before.batches, after.batches), without(after.batches, before.batches)]
  return gone.flatMap((row) => {
    const alike = fresh.filter(({ triggerOn }) => triggerOn === row.triggerOn)
    const isAlone = gone.filter(({ triggerOn }) => triggerOn === row.triggerOn).length === 1
    const inPlace = before.batches.length === after.batches.length ? alike.filter(({ at }) => at === row.at) : []
    const [only] = alike.length === 1 && isAlone ? alike : inPlace
    return only ? [{ from: row.name, to: only.name, path: `batches.${only.at}.name` }] : []
  })
}

/** The day from which a period runs. */
function firstDay(trigger: RetentionRuleDetail['trigger'], triggerOn: CalendarDate): CalendarDate {
  return trigger === belgianYearEnd ? calendarDate(yearOf(triggerOn) + 1, 1, 1) : triggerOn
}

/** The day on which a rule with a fixed date is due; without a period, that date itself. */
function fixedDue({ trigger, fixedOn, period }: RetentionRuleDetail) {
  if (trigger !== 'fixed_date' || fixedOn === null) return []
  const length = durationOf(period)
  return [
    { code: 'fixed_date', batch: '', on: length === null ? fixedOn : addDuration(fixedOn, length), from: fixedOn },
  ]
}

/** What the rule says of data whose period is over: the day of each batch, or of its fixed date, and what happens then. */
export function termOfRetentionRule(detail: RetentionRuleDetail, events: readonly TermEvent[] = []): RetentionTerm {
  const { action, dataCategories } = detail
  const days = [
    ...fixedDue(detail),
    ...batchDues(detail, events).map(({ name, dueOn, triggerOn }) => ({
      ...{ code: 'batch', batch: name, on: dueOn, from: triggerOn },
    })),
  ]
  return { days, rolls: rolls(detail), batches: detail.batches.map(({ name }) => name), action, dataCategories }
}

/** Every day on which something of this rule falls due. */
export function duesOfRetentionRule(detail: RetentionRuleDetail, { events }: Partial<DueFacts> = {}): Due[] {
  return termOfRetentionRule(detail, events).days.map(({ code, on }) => ({ code, on }))
}
