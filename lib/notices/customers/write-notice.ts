import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type CustomerNoticeId, customerNoticeIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockLeak, refuseEnded } from '@/lib/leaks/commands/change-leak'
import { requireNext } from '@/lib/leaks/facts/rules'
import { locales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'
import { whatIsKnown } from '../known/what-is-known'
import { customersOf } from './concerned'
import { letterOf } from './letter'

const mostLetter = 20_000

export const startNoticeSchema = z.object({
  ref: z.string().max(20),
  customer: lineUpTo(400).min(1, { error: 'required' }),
  language: z.enum(locales),
})

/**
 * Begins the notice to a customer whom the records that a leak hits name, filled from what is known of the leak. One text at a time
 * is worked on for a customer: while there is one, it is answered and nothing is written. Right: leak.update.
 */
export function startNotice(
  context: CommandContext,
  { ref, customer, language }: z.output<typeof startNoticeSchema>,
): Promise<Result<{ ref: string; id: CustomerNoticeId }>> {
  return change(context, async (tx) => {
    // -- lock
    const leak = await lockLeak(tx, ref)
    authorise(context, 'leak', 'update')
    await refuseEnded(tx, leak)
    requireNext(leak.state, 'enter')

    // -- load
    const begun = await tx.customerNotice.findFirst({ where: { leakId: leak.id, customer, sentAt: null } })
    if (begun) return { result: { ref, id: customerNoticeIdSchema.parse(begun.id) }, entry: null }
    const concerned = (await customersOf(tx, leak.id)).find(({ name }) => name === customer)
    if (!concerned) throw new Refusal('invalid', { fields: { customer: ['not_in_list'] } })

    // -- derive, write
    const { data, people } = concerned
    const facts = { ...(await whatIsKnown(tx, leak)), customer, held: { data, people } }
    const body = await letterOf(facts, { language, zone: context.zone })
    const id = randomUUID()
    const at = toDatabase(context.now)
    await tx.customerNotice.create({
      data: {
        ...{ id, leakId: leak.id, customer, contact: concerned.contact, language, body },
        ...{ createdAt: at, updatedAt: at, createdById: personOrNull(context) },
      },
      select: { id: true },
    })

    // -- entry
    return {
      result: { ref, id: customerNoticeIdSchema.parse(id) },
      entry: {
        action: 'leak.notice',
        subject: { type: 'leak', id: leak.id, ref },
        changes: [{ field: 'notice', old: null, new: body }],
      },
    }
  })
}

export const changeNoticeSchema = z.object({
  id: customerNoticeIdSchema,
  version: z.number().int().min(1),
  body: textUpTo(mostLetter).min(1, { error: 'required' }),
})

/** Changes the text of a notice that was not sent. Refuses `stale`, and notice_sent. Right: leak.update. */
export function changeNotice(
  context: CommandContext,
  { id, version, body }: z.output<typeof changeNoticeSchema>,
): Promise<Result<{ id: CustomerNoticeId }>> {
  return change(context, async (tx) => {
    authorise(context, 'leak', 'update')
    const notice = await openNotice(tx, id, version)
    if (notice.body === body) return { result: { id }, entry: null }
    const data = { body, version: version + 1, updatedAt: toDatabase(context.now) }
    await tx.customerNotice.update({ where: { id }, data, select: { id: true } })
    return {
      result: { id },
      entry: {
        action: 'leak.notice',
        subject: { type: 'leak', id: notice.leakId, ref: notice.leak.ref },
        changes: [{ field: 'notice', old: notice.body, new: body }],
      },
    }
  })
}

/** A notice that is worked on, its row locked; refuses `not_found`, notice_sent and `stale`. */
export async function openNotice(tx: Tx, id: CustomerNoticeId, version: number) {
  await tx.$queryRaw`SELECT 1 FROM "CustomerNotice" WHERE id = ${id}::uuid FOR UPDATE`
  const notice = await tx.customerNotice.findUnique({
    where: { id },
    include: { leak: { select: { id: true, ref: true, isExercise: true } } },
  })
  if (!notice) throw new Refusal('not_found')
  await refuseEnded(tx, notice.leak)
  if (notice.sentAt) throw new Refusal('not_now', { reason: 'notice_sent' })
  if (notice.version !== version) throw new Refusal('stale', { data: { version: notice.version } })
  return notice
}
