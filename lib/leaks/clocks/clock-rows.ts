import type { Prisma } from '@/lib/db/generated/client'
import type { ClockEndKind } from '@/lib/law/clock-facts'
import { type Clock, clockView } from '@/lib/law/clocks'
import type { ClockView } from '@/lib/time/clock-view'
import { type Instant, instantOf } from '@/lib/time/types'
import { ruleOf } from './clock-set'

/** What a query reads of a clock, so that it looks the same wherever it is shown. */
export const clockInclude = { rule: true } satisfies Prisma.LeakClockInclude
type Row = Prisma.LeakClockGetPayload<{ include: typeof clockInclude }>

const endKinds: readonly ClockEndKind[] = ['filed', 'not_needed', 'not_a_leak', 'merged', 'told']
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
