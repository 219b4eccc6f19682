import type { CommandContext, LinkActor } from '@/lib/access/actor'
import { admitKnock, secretHashOf } from '@/lib/access/session/secret-link'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { processorLinkIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { type Draft, draftOf } from './draft'

/** A link that opens, and the context in which its holder acts. */
export type OpenLink = {
  kind: 'open'
  context: CommandContext & { actor: LinkActor }
  recordId: RecordId
  recordRef: string
  contactName: string
  language: ReportLocale
  isExample: boolean
  expiresAt: Instant
  draft: Draft | null
}
export type LinkAnswer = OpenLink | { kind: 'absent' } | { kind: 'too_many'; good: boolean }

/**
 * The link behind a secret. Malformed, unknown, revoked and ended are one: absent.
 */
export async function openLink(
  context: Omit<CommandContext, 'actor'>,
  secret: string,
  address: string,
): Promise<LinkAnswer> {
  const secretHash = secretHashOf(secret)
  const row = secretHash
    ? await db().processorLink.findUnique({ where: { secretHash }, include: { record: true } })
    : null
  const good = row && !row.revokedAt && row.expiresAt > toDatabase(context.now) ? row : null
  const admitted = await admitKnock(good, address)
  if (admitted.kind === 'too_many') return admitted
  if (!good) return { kind: 'absent' }
  const actor: LinkActor = { kind: 'link', id: processorLinkIdSchema.parse(good.id), name: 'processor' }
  return {
    kind: 'open',
    context: { ...context, actor },
    recordId: recordIdSchema.parse(good.recordId),
    recordRef: good.record.ref,
    contactName: good.contactName,
    language: reportLocaleOf(good.language) ?? 'en',
    isExample: good.record.isExample,
    expiresAt: instantOf(good.expiresAt),
    draft: draftOf(good.draft),
  }
}

/** Notes that a link was opened: on it each time, in the log once a day of the company. */
export async function noteOpened({ context, recordId, recordRef }: OpenLink): Promise<void> {
  const { actor, now, zone } = context
  const before = await db().processorLink.findUniqueOrThrow({ where: { id: actor.id }, select: { openedAt: true } })
  const where = { id: actor.id, openedAt: before.openedAt }
  const { count } = await db().processorLink.updateMany({ where, data: { openedAt: toDatabase(now) } })
  const isSameDay = before.openedAt !== null && localDateOf(instantOf(before.openedAt), zone) === localDateOf(now, zone)
  if (count === 0 || isSameDay) return
  await recordRead(context, {
    action: 'processor.link_read',
    subject: { type: 'record', id: recordId, ref: recordRef },
  })
}
