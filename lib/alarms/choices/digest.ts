import { z } from 'zod'
import { actingNow } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { queueMail } from '@/lib/mail/queue'
import { toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { type SendingRule, sendingDay } from '../plan/sending'
import { openTo } from '../sources/open-to'

/** References that a mail names; the list behind its link has all. */
const mostNamed = 20

const waiting = z.array(z.object({ id: userIdSchema }))
const gathered = z.array(z.object({ id: z.string(), reference: z.string(), isExample: z.boolean() }))

/**
 * One mail to each who chose a digest, on a day of sending and within its hours: what was raised since the last one, is not
 * read yet, and may still be opened. Its key is the person and the day, so that however many instances there are, it is one.
 */
export async function sendDigests(at: Pick<LocalNow, 'now' | 'zone'>, rule: SendingRule): Promise<number> {
  const day = sendingDay(at.now, rule, at.zone)
  if (day === null) return 0
  const people = waiting.parse(
    await db().$queryRaw`SELECT DISTINCT a."recipientId"::text AS id FROM "Alarm" a
      WHERE a.way = 'digest' AND a."digestedAt" IS NULL AND NOT EXISTS (
        SELECT FROM "Mail" m WHERE m."dedupeKey" = 'digest:' || a."recipientId"::text || ':' || ${day}) ORDER BY 1`,
  )
  let sent = 0
  for (const { id } of people) if (await digest(id, `digest:${id}:${day}`, at)) sent += 1
  return sent
}

async function digest(to: UserId, dedupeKey: string, { now }: Pick<LocalNow, 'now'>): Promise<boolean> {
  const actor = await actingNow(db(), to, now)
  return db().$transaction(async (tx) => {
    const pending = { recipientId: to, way: 'digest', digestedAt: null }
    const rows = actor
      ? gathered.parse(
          await tx.$queryRaw`SELECT a.id::text AS id, a.reference, a."isExample" FROM "Alarm" a
            WHERE a.way = 'digest' AND a."digestedAt" IS NULL AND a."readAt" IS NULL AND ${openTo(actor)}
            ORDER BY a."raisedAt", a.id`,
        )
      : []
    if (rows.length > 0) {
      const references = [...new Set(rows.map(({ reference }) => reference))].slice(0, mostNamed)
      const content = { template: 'alarm_digest', params: { count: rows.length, references, path: '/alerts' } } as const
      const isExample = rows.every((row) => row.isExample)
      const queued = await queueMail(tx, { ...content, to, now, dedupeKey, isExample })
      if (queued === 'duplicate' || queued === 'not_set_up') return false
    }
    await tx.alarm.updateMany({ where: pending, data: { digestedAt: toDatabase(now) } })
    return rows.length > 0
  })
}
