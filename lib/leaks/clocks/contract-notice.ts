import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { approvedDetails } from '@/lib/records/state/approved'
import { type AgreementDetail, agreementDetail } from '@/lib/registers/agreements/schema'
import { isInForceOn } from '@/lib/registers/shared/agreement-term'
import { type CalendarDate, calendarDateOf } from '@/lib/time/types'

const agreement = {
  select: {
    id: true,
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
type Row = Pick<Linked['record'], 'id' | 'ref' | 'status' | 'inForceVersionId' | 'agreement'>
type Terms = Pick<AgreementDetail, 'leakNoticeHours' | 'startOn' | 'endOn' | 'indefinite' | 'autoRenew'>

export type ContractNotice = { hours: number; ref: string }

/**
 * The shortest notice of a leak, in hours, that an agreement asks: one linked to the leak itself, or one in force on the
 * day of a linked processor or activity (Art. 28(3)(f), 33(2)). Of an agreement that is being changed counts what is in
 * force. Null when none gives hours.
 */
export async function shortestNotice(
  tx: Tx,
  linked: readonly Linked[],
  on: CalendarDate,
): Promise<ContractNotice | null> {
  const around = linked.flatMap(({ record }) => [
    ...record.linksFrom.map(({ to }) => to),
    ...record.linksTo.map(({ from }) => from),
  ])
  const own = linked.map(({ record }) => record)
  const agreements = [...own, ...around].filter((row) => row.agreement !== null)
  const approved = await approvedDetails(tx, agreements)
  const termsOf = (row: Row) =>
    agreementDetail.safeParse(approved.get(recordIdSchema.parse(row.id))).data ?? termsIn(row)
  const counting = [...own, ...around.filter((row) => isStanding(row, termsOf(row), on))]
  const notices = counting.flatMap((row) => {
    const hours = termsOf(row)?.leakNoticeHours
    return hours == null ? [] : [{ hours, ref: row.ref }]
  })
  return notices.sort((a, b) => a.hours - b.hours || a.ref.localeCompare(b.ref))[0] ?? null
}

function termsIn({ agreement: terms }: Row): Terms | null {
  const day = (date: Date | null) => date && calendarDateOf(date)
  return terms && { ...terms, startOn: day(terms.startOn), endOn: day(terms.endOn) }
}

function isStanding({ status, inForceVersionId }: Row, terms: Terms | null, on: CalendarDate): boolean {
  if (terms === null || status === 'retired') return false
  return isInForceOn({ inForce: inForceVersionId !== null, detail: terms }, on)
}
