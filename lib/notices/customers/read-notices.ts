import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { type CustomerNoticeId, customerNoticeIdSchema } from '@/lib/db/ids'
import { type LeakDetail, readLeak } from '@/lib/leaks/queries/leak-detail'
import { type Locale, localeOf } from '@/lib/text/locale'
import { type Instant, instantOf } from '@/lib/time/types'
import { type ConcernedCustomer, customersOf } from './concerned'

export type NoticeView = {
  id: CustomerNoticeId
  customer: string
  contact: string
  language: Locale
  body: string
  version: number
  updatedAt: Instant
  sent: { at: Instant; channel: string; to: string; proof: string; byName: string | null } | null
}

/** The customers whom a leak concerns, each with its notices, oldest first; also those told whom no record names any more. */
export type CustomerToTell = Pick<ConcernedCustomer, 'name' | 'contact' | 'refs'> & { notices: NoticeView[] }

/** Null for who does not work on leaks. */
export async function customersToTell(actor: Actor, leakId: string): Promise<CustomerToTell[] | null> {
  if (!can(actor, 'leak', 'update')) return null
  const [concerned, notices] = await Promise.all([customersOf(db(), leakId), noticesOf(leakId)])
  const named = concerned.map(({ name }) => name)
  const others = [...new Set(notices.map(({ customer }) => customer))].filter((name) => !named.includes(name))
  return [
    ...concerned,
    ...others.map((name) => ({ name, contact: notices.find((one) => one.customer === name)?.contact ?? '', refs: [] })),
  ].map((customer) => ({ ...customer, notices: notices.filter((notice) => notice.customer === customer.name) }))
}

async function noticesOf(leakId: string): Promise<NoticeView[]> {
  const rows = await db().customerNotice.findMany({
    where: { leakId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const names = await namesOf(
    db(),
    rows.map(({ recordedById }) => recordedById),
  )
  return rows.map((row) => ({
    id: customerNoticeIdSchema.parse(row.id),
    customer: row.customer,
    contact: row.contact,
    language: localeOf(row.language) ?? 'en',
    body: row.body,
    version: row.version,
    updatedAt: instantOf(row.updatedAt),
    sent: row.sentAt && {
      at: instantOf(row.sentAt),
      channel: row.channel ?? '',
      to: row.sentTo ?? '',
      proof: row.proof ?? '',
      byName: row.recordedById ? (names.get(row.recordedById) ?? null) : null,
    },
  }))
}

/** One notice with its leak, or null: absent, or not theirs. Opening it is opening the leak: one entry in the log. */
export async function readNotice(
  context: CommandContext & { actor: Actor },
  ref: string,
  id: string,
): Promise<{ leak: LeakDetail; notice: NoticeView } | null> {
  const leak = await readLeak(context, ref)
  if (!leak || !can(context.actor, 'leak', 'update')) return null
  const notice = (await noticesOf(leak.id)).find((one) => one.id === id)
  return notice ? { leak, notice } : null
}
