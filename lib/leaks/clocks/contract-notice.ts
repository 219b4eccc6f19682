import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { approvedDetails } from '@/lib/records/state/approved'
import { findDeclaration } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { CalendarDate } from '@/lib/time/types'

const registers: readonly AnyRegister[] = catalog
const asking = registers.flatMap(({ slug, leakNotice }) => (leakNotice ? [slug] : []))
const standing = { select: { id: true, ref: true, register: true, status: true, inForceVersionId: true } } as const

/** What is read of a linked record: itself, and the contracts that it links to or that link to it. */
export const withContracts = {
  record: {
    select: {
      ...standing.select,
      linksFrom: { where: { to: { register: { in: asking } } }, select: { to: standing } },
      linksTo: { where: { from: { register: { in: asking } } }, select: { from: standing } },
    },
  },
} satisfies Prisma.LeakRecordSelect
type Linked = Prisma.LeakRecordGetPayload<{ select: typeof withContracts }>

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
  const own = linked.flatMap(({ record }) => (asking.includes(record.register) ? [record] : []))
  const around = linked.flatMap(({ record }) => [
    ...record.linksFrom.map(({ to }) => to),
    ...record.linksTo.map(({ from }) => from),
  ])
  const contracts = [...own.map((row) => ({ row, named: true })), ...around.map((row) => ({ row, named: false }))]
  const rows = contracts.map(({ row }) => row)
  const details = new Map([...(await detailsOf(tx, rows)), ...(await approvedDetails(tx, rows))])
  const notices = contracts.flatMap(({ row, named }) => {
    const notice = findDeclaration(row.register)?.leakNotice
    const detail = details.get(recordIdSchema.parse(row.id))
    if (!notice || !detail) return []
    const isInForce = row.status !== 'retired' && row.inForceVersionId !== null && notice.isRunningOn(detail, on)
    const hours = named || isInForce ? notice.hoursOf(detail) : null
    return hours === null ? [] : [{ hours, ref: row.ref }]
  })
  return notices.sort((a, b) => a.hours - b.hours || a.ref.localeCompare(b.ref))[0] ?? null
}
