import { z } from 'zod'
import type { Prisma, ClockRule as RuleRow } from '@/lib/db/generated/client'
import { type ClockEndKind, stateEnds } from '@/lib/law/clock-facts'
import { type ClockRule, clockRolls, clockUnits, startEvents } from '@/lib/law/clock-rules'
import { type AbsentClock, type Clock, clockView } from '@/lib/law/clocks'
import { clockRecipients, regimes } from '@/lib/law/codes/authorities'
import { codesOf } from '@/lib/law/codes/code'
import { riskLevels } from '@/lib/law/codes/leaks'
import { addDays } from '@/lib/time/calendar'
import type { ClockView } from '@/lib/time/clock-view'
import { type CalendarDate, calendarDateOf, calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'

const storedRule = z.object({
  code: z.string(),
  version: z.number(),
  regime: z.enum(codesOf(regimes)),
  startEvent: z.enum(startEvents),
  length: z.number().nullable(),
  unit: z.enum(clockUnits),
  rolls: z.enum(clockRolls),
  threshold: z.enum(codesOf(riskLevels)).nullable(),
  recipient: z.enum(codesOf(clockRecipients)),
  source: z.string(),
  certainty: z.enum(['read', 'secondary', 'verify']),
  primary: z.boolean(),
  enabled: z.boolean(),
})

/** A row of the rule set as the law's functions take it. */
export function ruleOf(row: RuleRow): ClockRule {
  const validUntil = row.validUntil ? calendarDateOf(row.validUntil) : null
  return { ...storedRule.parse(row), validFrom: calendarDateOf(row.validFrom), validUntil }
}

/**
 * What stands of a rule set with corrections: a newer version holds from its first day on, so an older one ends the day
 * before; one that is covered whole does not count any more. A newer version that is switched off switches the rule off.
 */
export function standingRules(rules: readonly ClockRule[]): ClockRule[] {
  return rules.flatMap((rule) => {
    const newer = rules.filter((other) => other.code === rule.code && other.version > rule.version)
    const last = newer.reduce((end, other) => earlier(end, addDays(other.validFrom, -1)), rule.validUntil)
    return last !== null && last < rule.validFrom ? [] : [{ ...rule, validUntil: last }]
  })
}

function earlier(a: CalendarDate | null, b: CalendarDate): CalendarDate {
  return a !== null && a < b ? a : b
}

/** Rows of the rule set that came as JSON, by their first day. */
export const storedRules = z.array(
  storedRule.extend({ id: z.string(), validFrom: calendarDateSchema, validUntil: calendarDateSchema.nullable() }),
)

/** The rule set of this installation, with the row of each rule by code and version. */
export function ruleSetOf(rows: z.infer<typeof storedRules>): {
  rules: ClockRule[]
  idOf: (code: string, version: number) => string
} {
  const ids = new Map(rows.map((row) => [`${row.code}/${row.version}`, row.id]))
  return {
    rules: standingRules(rows.map(({ id: _, ...rule }) => rule)),
    idOf: (code, version) => {
      const id = ids.get(`${code}/${version}`)
      if (!id) throw new Error(`no clock rule ${code} version ${version}`)
      return id
    },
  }
}

/** What a query reads of a clock, so that it looks the same wherever it is shown. */
export const clockInclude = { rule: true } satisfies Prisma.LeakClockInclude
type Row = Prisma.LeakClockGetPayload<{ include: typeof clockInclude }>

const storedAbsence: z.ZodType<AbsentClock> = z.object({
  code: z.string(),
  regime: z.enum(codesOf(regimes)),
  reason: z.enum(['other_role', 'off', 'before_first_day', 'after_last_day', 'not_started', 'superseded']),
  event: z.enum(startEvents),
  on: calendarDateSchema.nullable(),
  ruleDay: calendarDateSchema.nullable(),
  primary: z.boolean(),
})

/** Why clocks of a leak do not run, as it was kept; the one that drives the alarms first. */
export function absentClocks(stored: unknown): AbsentClock[] {
  const kept = z.array(storedAbsence).parse(stored)
  return [...kept.filter(({ primary }) => primary), ...kept.filter(({ primary }) => !primary)]
}

const endKinds: readonly ClockEndKind[] = ['filed', 'not_needed', 'told', 'withdrawn', ...stateEnds]
const optional = (date: Date | null): Instant | null => (date ? instantOf(date) : null)

/** The kept clocks of a leak as they are shown at `now`: running ones by due moment, then those without, then the ended. */
export function clockViews(rows: readonly Row[], awareAt: Date | null, now: Instant): ClockView[] {
  const rank = (view: ClockView) => (view.endedAt ? '2' : view.dueAt ? `0${view.dueAt}` : '1')
  return rows
    .map((row) => clockView(clockOf(row, awareAt), now))
    .sort((a, b) => rank(a).localeCompare(rank(b)) || a.code.localeCompare(b.code))
}

function clockOf(row: Row, awareAt: Date | null): Clock {
  const rule = ruleOf(row.rule)
  return {
    code: row.code,
    ruleCode: rule.code,
    ruleVersion: rule.version,
    regime: rule.regime,
    recipient: rule.recipient,
    startAt: instantOf(row.startAt),
    awareAt: rule.startEvent === 'high_risk_found' ? optional(awareAt) : null,
    dueAt: optional(row.dueAt),
    latestAt: optional(row.latestAt),
    endsDay: rule.unit !== 'hours',
    provisional: row.provisional,
    endedAt: optional(row.endedAt),
    endKind: endKinds.find((kind) => kind === row.endKind) ?? null,
    endReference: row.endReference,
    certainty: rule.certainty,
    source: row.agreementRef ? `${rule.source}: ${row.agreementRef}` : rule.source,
    agreementRef: row.agreementRef,
    primary: rule.primary,
  }
}
