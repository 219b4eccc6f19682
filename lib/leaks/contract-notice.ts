import type { Prisma } from '@/lib/db/generated/client'
import { isInForceOn } from '@/lib/registers/agreement-term'
import { type CalendarDate, calendarDateOf } from '@/lib/time/types'

const agreement = {
  select: {
    ref: true,
    status: true,
    inForceVersionId: true,
    agreement: { select: { leakNoticeHours: true, startOn: true, endOn: true, indefinite: true, autoRenew: true } },
  },
} as const

/** What is read of a linked record: itself, and the agreements that it links to or whose party it is. */
export const withAgreements = {
  record: {
    select: {
      ...agreement.select,
      linksFrom: { where: { to: { agreement: { isNot: null } } }, select: { to: agreement } },
      linksTo: { where: { from: { agreement: { isNot: null } } }, select: { from: agreement } },
    },
  },
} satisfies Prisma.LeakRecordSelect
type Linked = Prisma.LeakRecordGetPayload<{ select: typeof withAgreements }>
type Row = Pick<Linked['record'], 'ref' | 'status' | 'inForceVersionId' | 'agreement'>

export type ContractNotice = { hours: number; ref: string }

/**
 * The shortest notice of a leak, in hours, that an agreement asks: one linked to the leak itself, or one in force on the
 * day of a linked processor or activity (Art. 28(3)(f), 33(2)). Null when none gives hours.
 */
export function shortestNotice(linked: readonly Linked[], on: CalendarDate): ContractNotice | null {
  const around = linked.flatMap(({ record }) => [
    ...record.linksFrom.map(({ to }) => to),
    ...record.linksTo.map(({ from }) => from),
  ])
  const counting = [...linked.map(({ record }) => record), ...around.filter((row) => isStanding(row, on))]
  const notices = counting.flatMap(({ ref, agreement: terms }) =>
    terms?.leakNoticeHours == null ? [] : [{ hours: terms.leakNoticeHours, ref }],
  )
  return notices.sort((a, b) => a.hours - b.hours || a.ref.localeCompare(b.ref))[0] ?? null
}

function isStanding({ status, inForceVersionId, agreement: terms }: Row, on: CalendarDate): boolean {
  if (terms === null || status === 'retired') return false
  const day = (date: Date | null) => date && calendarDateOf(date)
  const detail = { ...terms, startOn: day(terms.startOn), endOn: day(terms.endOn) }
  return isInForceOn({ inForce: inForceVersionId !== null, detail }, on)
}
