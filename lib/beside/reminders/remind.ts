import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import type { Job } from '@/lib/jobs/jobs'
import { queueMail } from '@/lib/mail/queue'
import { mailSettings } from '@/lib/mail/settings'
import { withoutRecorded } from '@/lib/retention/due'
import { addDays, daysBetween } from '@/lib/time/calendar'
import { minute } from '@/lib/time/length'
import { type CalendarDate, calendarDateOf, type Instant, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'

/** Days before something falls due on which people are reminded, then once on the day and once after it. */
const before = [90, 30, 7] as const
export type Stage = (typeof before)[number] | 0 | 'overdue'

/** The window in which anything is said: from 90 days before to 90 days after. */
const reminderWindow = 90

/**
 * What is to be said of something due in so many days (negative: past). The stage that has come, not the ones that went by:
 * after a standstill people get one mail, not three. Null: too early, or so long past that nobody is told any more.
 */
export function stageOf(daysLeft: number): Stage | null {
  if (daysLeft > reminderWindow || daysLeft < -reminderWindow) return null
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 0
  return before.reduce<Stage | null>((found, days) => (daysLeft <= days ? days : found), null)
}

const batch = 100
const quarterMs = 15 * minute

type Reminder = {
  key: string
  to: UserId
  ref: string
  register: string
  code: string
  on: CalendarDate
  daysLeft: number
  isExample: boolean
}

/**
 * Mails what falls due in 90, 30 and 7 days, on the day, and once when it has passed, to the owner of the record and to
 * every DPO. What was mailed before is not mailed again, whatever happens in between; retired records, and data of which the deletion is proven, are left out.
 * Answers how many mails were queued. Without mail set up nothing is kept, and it is said when mail works again.
 */
export async function remind({ now, today }: LocalNow): Promise<number> {
  if (!mailSettings()) return 0
  const wanted = await remindersOn(today)
  let queued = 0
  for (let at = 0; at < wanted.length; at += batch) {
    const some = wanted.slice(at, at + batch)
    const known = await db().mail.findMany({
      where: { dedupeKey: { in: some.map(({ key }) => key) } },
      select: { dedupeKey: true },
    })
    const said = new Set(known.map(({ dedupeKey }) => dedupeKey))
    const fresh = some.filter(({ key }) => !said.has(key))
    if (fresh.length > 0) queued += await queue(fresh, now)
  }
  return queued
}

/** Every quarter of an hour and at each new day. */
export const reminderJob: Job = { name: 'records.remind', everyMs: quarterMs, onNewDay: true, run: remind }

function queue(reminders: readonly Reminder[], now: Instant): Promise<number> {
  return db().$transaction(async (tx) => {
    let queued = 0
    for (const { key, to, ref, register, code, on, daysLeft, isExample } of reminders) {
      const path = `/registers/${register}/${ref}`
      const params = { reference: ref, what: `${register}.${code}`, due: on, daysLeft, path }
      const outcome = await queueMail(tx, { to, template: 'reminder', params, now, dedupeKey: key, isExample })
      if (outcome === 'queued') queued++
    }
    return queued
  })
}

async function remindersOn(today: CalendarDate): Promise<Reminder[]> {
  const [dues, dpos] = await Promise.all([
    db().recordDue.findMany({
      where: {
        on: { gte: toDatabase(addDays(today, -reminderWindow)), lte: toDatabase(addDays(today, reminderWindow)) },
        record: { status: { not: 'retired' } },
      },
      select: {
        recordId: true,
        code: true,
        on: true,
        record: { select: { ref: true, register: true, ownerId: true, isExample: true } },
      },
      orderBy: [{ on: 'asc' }, { recordId: 'asc' }, { code: 'asc' }],
    }),
    db().user.findMany({ where: { disabledAt: null, roles: { some: { role: 'dpo' } } }, select: { id: true } }),
  ])
  const open = await withoutRecorded(dues)
  return open.flatMap(({ code, on: date, record }) => {
    const on = calendarDateOf(date)
    const daysLeft = daysBetween(today, on)
    const stage = stageOf(daysLeft)
    if (stage === null) return []
    const people = new Set([...(record.ownerId ? [record.ownerId] : []), ...dpos.map(({ id }) => id)])
    const { ref, register, isExample } = record
    return [...people].map((id) => ({
      key: `reminder:${ref}:${code}:${on}:${stage}:${id}`,
      to: userIdSchema.parse(id),
      ref,
      register,
      code,
      on,
      daysLeft,
      isExample,
    }))
  })
}
