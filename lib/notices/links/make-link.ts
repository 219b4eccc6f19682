import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { emailSchema } from '@/lib/access/persons'
import { newSecret } from '@/lib/access/session/secret-link'
import { hashOf } from '@/lib/access/session/session'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ProcessorLinkId, processorLinkIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Queued, queueMail, withdrawMail } from '@/lib/mail/queue'
import { findDeclaration } from '@/lib/records/state/registered'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import { dayOrNone, instantOf, toDatabase } from '@/lib/time/types'
import { endOfDay } from '@/lib/time/zone'

export const makeLinkSchema = z.object({
  ref: z.string().max(20),
  contactName: lineUpTo(200).min(1, { error: 'required' }),
  contactEmail: emailSchema,
  language: z.enum(reportLocales),
  /** The last day on which it opens; without one a year from now. */
  expiresOn: dayOrNone,
})
export type MakeLinkInput = z.output<typeof makeLinkSchema>

/** How long a link opens where nobody says otherwise, and at most, in months. */
const usualMonths = 12
const mostMonths = 60
/** Links of one processor that open at a time. */
const mostStanding = 20

/**
 * Makes a link for one contact of a processor and answers its secret, once: 256 random bits of which the hash is kept. It is
 * mailed to the contact too where mail is set up: reference and path, nothing else. Right: leak.triage. Refuses a day that
 * is over or too far, and more than twenty that stand.
 */
export function makeLink(
  context: CommandContext,
  { ref, contactName, contactEmail, language, expiresOn }: MakeLinkInput,
): Promise<Result<{ id: ProcessorLinkId; secret: string; mail: Queued }>> {
  return change(context, async (tx) => {
    authorise(context, 'leak', 'triage')
    const { now, today, zone } = context

    // -- lock, load
    await tx.$queryRaw`SELECT 1 FROM "Record" WHERE ref = ${ref} FOR UPDATE`
    const record = await tx.record.findUnique({ where: { ref } })
    if (!record || findDeclaration(record.register)?.report?.as !== 'processor') throw new Refusal('not_found')
    if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
    if ((await standing(tx, record.id, toDatabase(now))) >= mostStanding)
      throw new Refusal('not_now', { reason: 'links_many' })

    // -- judge
    const lastDay = expiresOn ?? addDays(addMonthsClamped(today, usualMonths), -1)
    if (lastDay < today) throw new Refusal('invalid', { fields: { expiresOn: ['over'] } })
    if (lastDay > addMonthsClamped(today, mostMonths))
      throw new Refusal('invalid', { fields: { expiresOn: ['too_far'] } })

    // -- write
    const secret = newSecret()
    const until = endOfDay(lastDay, zone)
    const id = randomUUID()
    await tx.processorLink.create({
      data: {
        ...{ id, recordId: record.id, contactName, contactEmail, language },
        ...{ secretHash: hashOf(secret), expiresAt: toDatabase(until) },
        ...{ createdAt: toDatabase(now), createdById: personOrNull(context) },
      },
      select: { id: true },
    })
    const mail = await queueMail(tx, {
      to: { address: contactEmail, locale: language },
      template: 'processor_link',
      params: { until: instantOf(toDatabase(until)) },
      secret: { token: secret, until },
      dedupeKey: mailKey(id),
      isExample: record.isExample,
      now,
    })

    // -- entry
    return {
      result: { id: processorLinkIdSchema.parse(id), secret, mail },
      entry: {
        action: 'processor.link_make',
        subject: { type: 'record', id: record.id, ref },
        changes: [
          { field: 'contactName', old: null, new: contactName },
          { field: 'contactEmail', old: null, new: contactEmail },
        ],
      },
    }
  })
}

const mailKey = (id: string) => `processor_link:${id}`

function standing(tx: Tx, recordId: string, at: Date): Promise<number> {
  return tx.processorLink.count({ where: { recordId, revokedAt: null, expiresAt: { gt: at } } })
}

export const revokeLinkSchema = z.object({
  id: processorLinkIdSchema,
  reason: textUpTo(500).min(1, { error: 'required' }),
})

/**
 * Ends a link at once, with the reason; what came by it stays. Right: leak.triage. Refuses link_revoked. What its contact had
 * typed and not sent goes with it.
 */
export function revokeLink(
  context: CommandContext,
  { id, reason }: z.output<typeof revokeLinkSchema>,
): Promise<Result<{ id: ProcessorLinkId }>> {
  return change(context, async (tx) => {
    authorise(context, 'leak', 'triage')
    await tx.$queryRaw`SELECT 1 FROM "ProcessorLink" WHERE id = ${id}::uuid FOR UPDATE`
    const link = await tx.processorLink.findUnique({ where: { id }, include: { record: true } })
    if (!link) throw new Refusal('not_found')
    if (link.revokedAt) throw new Refusal('not_now', { reason: 'link_revoked' })
    await tx.processorLink.update({
      where: { id },
      data: {
        ...{ revokedAt: toDatabase(context.now), revokedById: personOrNull(context), revokedReason: reason },
        draft: Prisma.DbNull,
      },
      select: { id: true },
    })
    await withdrawMail(tx, mailKey(id), context.now)
    return {
      result: { id },
      entry: {
        action: 'processor.link_revoke',
        subject: { type: 'record', id: link.record.id, ref: link.record.ref },
        changes: [{ field: 'contactName', old: link.contactName, new: null }],
        reason,
      },
    }
  })
}
