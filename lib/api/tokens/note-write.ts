import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { toDatabase } from '@/lib/time/types'
import { startOfDay } from '@/lib/time/zone'
import type { ApiContext } from './context'

const noted = new Map<string, string>()

/** The log says once a day of the company that a program wrote with this token; each write has its own entry with the token too. */
export async function noteWrite(context: ApiContext): Promise<void> {
  const { actor, now, today, zone } = context
  const { id } = actor.token
  if (noted.get(id) === today) return
  if (noted.size > 1_000) noted.clear()
  noted.set(id, today)
  const start = toDatabase(startOfDay(today, zone))
  const { count } = await db().apiToken.updateMany({
    where: { id, OR: [{ lastWroteAt: null }, { lastWroteAt: { lt: start } }] },
    data: { lastWroteAt: toDatabase(now) },
  })
  if (count === 0) return
  await recordRead(context, { action: 'token.write', subject: { type: 'user', id: actor.id } })
}
