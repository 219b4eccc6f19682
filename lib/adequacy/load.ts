import 'server-only'
import { z } from 'zod'
import { officeNow } from '@/lib/company/office-zone'
import { adequacyList } from './list'

const counts = z.object({ looked: z.coerce.number().int().min(0), lapsed: z.coerce.number().int().min(0) })

/** The decisions as they stand today, with what the correction that led here did (its counts come in the address). */
export async function loadAdequacy(query: Promise<Record<string, string | string[] | undefined>>) {
  const done = counts.safeParse(await query)
  const { today, zone } = await officeNow()
  return { decisions: await adequacyList(today), zone, done: done.success ? done.data : null }
}
