import 'server-only'
import { z } from 'zod'
import { systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'
import { adequacyList } from './list'

const counts = z.object({ looked: z.coerce.number().int().min(0), lapsed: z.coerce.number().int().min(0) })

/** The decisions as they stand today, with what the correction that led here did (its counts come in the address). */
export async function loadAdequacy(query: Promise<Record<string, string | string[] | undefined>>) {
  const done = counts.safeParse(await query)
  return { decisions: await adequacyList(localDateOf(systemNow(), brussels)), done: done.success ? done.data : null }
}
