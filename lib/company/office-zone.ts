import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { brussels, isZone } from '@/lib/time/zone'

/** The zone in which the company enters and reads its times. */
export async function officeZone(client: Tx | PrismaClient): Promise<string> {
  const row = await client.organisation.findFirst({ select: { timeZone: true } })
  return row && isZone(row.timeZone) ? row.timeZone : brussels
}
