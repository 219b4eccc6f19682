import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { db } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { type PortalHolder, readiness } from './readiness'

const stored = z.array(z.object({ name: z.string(), lastTestedOn: calendarDateSchema.nullable().catch(null) }))

export const loginTestInput = z.object({ name: z.string().min(1, { error: 'required' }).max(200) })

/**
 * Notes that this holder of the role signed in on the portal today, by the day of the company. Pressed twice it is noted once.
 * Refuses `not_found` for somebody who is no holder any more. Right: organisation.update.
 */
export function noteLoginTest(
  context: CommandContext,
  { name }: z.infer<typeof loginTestInput>,
): Promise<Result<{ on: CalendarDate }>> {
  return change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = 1 FOR UPDATE`
    const { today: on, now } = context
    const office = await tx.organisation.findUnique({
      where: { id: 1 },
      select: { portalHolders: true, version: true },
    })
    const before = stored.parse(office?.portalHolders ?? [])
    if (!office || !before.some((holder) => holder.name === name)) throw new Refusal('not_found')
    const after = before.map((holder) => (holder.name === name ? { ...holder, lastTestedOn: on } : holder))
    if (before.every((holder) => holder.name !== name || holder.lastTestedOn === on))
      return { result: { on }, entry: null }
    const version = office.version + 1
    await tx.organisation.update({ where: { id: 1 }, data: { portalHolders: after, version, updatedAt: now } })
    return {
      result: { on },
      entry: {
        action: 'organisation.update',
        subject: { type: 'organisation', id: '1' },
        versionBefore: office.version,
        versionAfter: version,
        changes: [{ field: 'portalHolders', old: before, new: after }],
      },
    }
  })
}

/** Who holds the role, and whether somebody can file tonight. */
export async function portalReadiness(today: CalendarDate, client: Tx | PrismaClient = db()) {
  const office = await client.organisation.findUnique({
    where: { id: 1 },
    select: { portalHolders: true, authority: true },
  })
  const holders: PortalHolder[] = stored.parse(office?.portalHolders ?? [])
  return { ...readiness(holders, today), authority: office?.authority ?? null }
}
