import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { presentScope } from '@/lib/records/list/working-scope'
import { withoutDone } from '@/lib/retention/due'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { reminderWindow } from './stages'

const most = 100

/** What falls due within 90 days, or did in the last 90: for the DPO everything, for owners their own; the first day first. */
export async function duesSoon(actor: Actor, today: CalendarDate) {
  const everything = actor.roles.includes('dpo')
  if (!everything && !mayEver(actor, 'register', 'submit')) return []
  const rows = await db().recordDue.findMany({
    where: {
      on: { gte: toDatabase(addDays(today, -reminderWindow)), lte: toDatabase(addDays(today, reminderWindow)) },
      record: {
        AND: [{ status: { not: 'retired' }, ...(everything ? {} : { ownerId: actor.id }) }, presentScope(actor)],
      },
    },
    select: {
      recordId: true,
      code: true,
      on: true,
      record: { select: { ref: true, register: true, title: true, isExample: true } },
    },
    orderBy: [{ on: 'asc' }, { record: { ref: 'asc' } }, { code: 'asc' }],
    take: most,
  })
  const open = await withoutDone(rows)
  return open.map(({ code, on, record }) => ({ ...record, code, dueOn: calendarDateOf(on) }))
}
