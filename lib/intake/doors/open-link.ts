import type { CommandContext } from '@/lib/access/actor'
import { admitKnock, secretHashOf } from '@/lib/access/session/secret-link'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { RequestLink } from '@/lib/db/generated/client'
import { requestLinkIdSchema } from '@/lib/db/ids'
import type { LinkContext } from '@/lib/requests/links/standing'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { instantOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { waitingAsk } from '../asked/kept'

export type OpenRequestLink = {
  kind: 'open'
  context: LinkContext
  row: RequestLink & {
    request: { ref: string; isExample: boolean; keyWrapped: Uint8Array | null; sealed: Uint8Array | null }
  }
  language: ReportLocale
}
type Shut = { kind: 'absent' } | { kind: 'too_many'; good: boolean }
type Waiting = { kind: 'waiting'; waiting: NonNullable<Awaited<ReturnType<typeof waitingAsk>>> }
type Moment = Omit<CommandContext, 'actor'>

/**
 * What stands behind a secret of who asked, or of a recipient: each opens its own kind alone. Unknown, revoked, ended and of a request whose
 * person was erased are one: absent.
 */
export async function openRequestLink(
  context: Moment,
  secret: string,
  address: string,
  of: 'requester' | 'recipient',
): Promise<OpenRequestLink | Waiting | Shut> {
  const secretHash = secretHashOf(secret)
  const row = secretHash
    ? await db().requestLink.findUnique({
        where: { secretHash },
        include: { request: { select: { ref: true, isExample: true, keyWrapped: true, sealed: true } } },
      })
    : null
  const isOf = (row?.taskId === null ? 'requester' : 'recipient') === of
  const good =
    row && isOf && !row.revokedAt && row.expiresAt > toDatabase(context.now) && row.request.keyWrapped ? row : null
  const waiting = good || of === 'recipient' ? null : await waitingAsk(db(), secret, context.now)
  const admitted = await admitKnock(good ?? waiting, address)
  if (admitted.kind === 'too_many') return admitted
  if (waiting) return { kind: 'waiting', waiting }
  if (!good) return { kind: 'absent' }
  const actor = { kind: 'link', id: requestLinkIdSchema.parse(good.id), name: of } as const
  return { kind: 'open', context: { ...context, actor }, row: good, language: reportLocaleOf(good.language) ?? 'en' }
}

/** Notes that a link was opened: on it each time, in the log once a day of the company. */
export async function noteRequestOpened({ context, row }: OpenRequestLink): Promise<void> {
  const { now, zone } = context
  const { count } = await db().requestLink.updateMany({
    where: { id: row.id, openedAt: row.openedAt },
    data: { openedAt: toDatabase(now) },
  })
  const isSameDay = row.openedAt !== null && localDateOf(instantOf(row.openedAt), zone) === localDateOf(now, zone)
  if (count === 0 || isSameDay) return
  await recordRead(context, {
    action: 'request.link_read',
    subject: { type: 'request', id: row.requestId, ref: row.request.ref },
  })
}
