import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { log } from '@/lib/log/log'
import { day, hour } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { rememberedDays } from '../commands/receive-event'
import { listSource } from '../model/settings'
import { suppressionRules } from '../queries/rules'
import { fetchAndCompare } from './fetch-list'

/** Fetches and compares the list where that was set up and its day has come; whom it names only the one reads who fetches it by hand. */
export async function compareWhenDue(at: LocalNow): Promise<boolean> {
  if (!listSource()) return false
  const { nextOn } = await suppressionRules(at.zone)
  if (nextOn === null || nextOn > at.today) return false
  const context = { ...at, actor: { kind: 'system', name: 'job' }, channel: 'job', requestId: randomUUID() } as const
  const done = await fetchAndCompare(context)
  if (!done.ok) throw new Error(`a list was not compared: ${done.reason ?? done.code}`)
  log.info({ ref: done.value.ref, found: done.value.foundCount }, 'a list was fetched and compared')
  return true
}

/** Beside it goes the memory of what was told so long ago that nobody tells it again. */
export const listJob: Job = {
  name: 'suppression.compare',
  everyMs: hour,
  onNewDay: true,
  run: async (at) => {
    const before = new Date(toDatabase(at.now).getTime() - 2 * rememberedDays * day)
    await db().listEvent.deleteMany({ where: { receivedAt: { lt: before } } })
    await compareWhenDue(at)
  },
}
