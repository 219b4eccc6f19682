import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { customerNoticeIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { noticeChannels } from '@/lib/law/codes/leaks'
import { leakTimes } from '@/lib/leaks/clocks/clock-facts'
import { changeLeak, type LeakChanged } from '@/lib/leaks/commands/change-leak'
import { refuseImpossible, writeMoment } from '@/lib/leaks/commands/write-moment'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { type Instant, instantOf, momentGiven, toDatabase } from '@/lib/time/types'
import { customersOf } from './concerned'
import { openNotice } from './write-notice'

export const sentNoticeSchema = z.object({
  ref: z.string().max(20),
  version: z.number().int().min(1),
  id: customerNoticeIdSchema,
  noticeVersion: z.number().int().min(1),
  at: momentGiven,
  channel: z.enum(codesOf(noticeChannels)),
  sentTo: lineUpTo(400).min(1, { error: 'required' }),
  proof: textUpTo(1000),
  unlikelyReason: textUpTo(1000).optional(),
})

/**
 * Keeps that a notice went out: when, how, to whom, and what proves it; its text is frozen. With the notice after which every
 * customer concerned was told, the clock of telling customers ends, at the moment of the last of them. Refuses what lies
 * ahead or before anybody noticed. Right: leak.update.
 */
export function recordDispatch(
  context: CommandContext,
  input: z.output<typeof sentNoticeSchema>,
): Promise<Result<LeakChanged>> {
  const { id, noticeVersion, at, channel, sentTo, proof, unlikelyReason } = input
  const spec = { right: ['leak', 'update'], does: 'tell_people', action: 'leak.told_people' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const notice = await openNotice(tx, id, noticeVersion)
    if (notice.leakId !== file.leak.id) throw new Refusal('not_found')
    refuseImpossible(context.now, file, { ...leakTimes(file), told_customers: at }, ['told_customers'])

    await tx.customerNotice.update({
      where: { id },
      data: {
        ...{ sentAt: toDatabase(at), channel, sentTo, proof, version: noticeVersion + 1 },
        ...{ recordedAt: toDatabase(context.now), recordedById: personOrNull(context) },
        updatedAt: toDatabase(context.now),
      },
      select: { id: true },
    })
    const done = await lastTold(tx, file.leak.id)
    const stands = file.moments.some((moment) => moment.kind === 'told_customers' && moment.at !== null)
    const written =
      done !== null && !stands
        ? await writeMoment(tx, context, file, { kind: 'told_customers', at: done, reason: channel, unlikelyReason })
        : null
    return {
      changes: [{ field: 'told.customers', old: null, new: { at, channel, customer: notice.customer, sentTo, proof } }],
      ...(written?.unlikely ? { reason: written.unlikely } : {}),
    }
  })
}

/** When the last of the customers concerned was told first; null while one was not. */
async function lastTold(tx: Parameters<typeof openNotice>[0], leakId: string): Promise<Instant | null> {
  const sent = await tx.customerNotice.findMany({
    where: { leakId, sentAt: { not: null } },
    select: { customer: true, sentAt: true },
    orderBy: { sentAt: 'asc' },
  })
  const first = new Map<string, Date>()
  for (const { customer, sentAt } of sent) if (sentAt && !first.has(customer)) first.set(customer, sentAt)
  const concerned = await customersOf(tx, leakId)
  if (concerned.some(({ name }) => !first.has(name))) return null
  const last = [...first.values()].sort((a, b) => b.getTime() - a.getTime())[0]
  return last ? instantOf(last) : null
}
