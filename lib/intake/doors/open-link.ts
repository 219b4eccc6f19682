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
  row: RequestLink & { request: { id: string; ref: string; keyWrapped: Uint8Array | null } }
  language: ReportLocale
}
export type Shut = { kind: 'absent' } | { kind: 'too_many'; good: boolean }
type Waiting = { kind: 'waiting'; waiting: NonNullable<Awaited<ReturnType<typeof waitingAsk>>> }
export type Moment = Omit<CommandContext, 'actor'>

/**
 * What stands behind a secret of who asked: their request, or what waits for their press. Unknown, revoked, ended and of a request whose
 * person was erased are one: absent.
 */
export async function openRequestLink(
  context: Moment,
  secret: string,
  address: string,
): Promise<OpenRequestLink | Waiting | Shut> {
  const secretHash = secretHashOf(secret)
  const row = secretHash
    ? await db().requestLink.findUnique({
        where: { secretHash },
        include: { request: { select: { id: true, ref: true, keyWrapped: true } } },
      })
    : null
  const good = row && !row.revokedAt && row.expiresAt > toDatabase(context.now) && row.request.keyWrapped ? row : null
  const waiting = good ? null : await waitingAsk(db(), secret, context.now)
  const admitted = await admitKnock(good ?? waiting, address)
  if (admitted.kind === 'too_many') return admitted
  if (waiting) return { kind: 'waiting', waiting }
  if (!good) return { kind: 'absent' }
  const actor = { kind: 'link', id: requestLinkIdSchema.parse(good.id), name: 'requester' } as const
  return { kind: 'open', context: { ...context, actor }, row: good, language: reportLocaleOf(good.language) ?? 'en' }
}

/** Notes that a link was opened: on it each time, in the log once a day of the company. */
export async function noteRequestOpened({ context, row }: OpenRequestLink): Promise<void> {
  const { now } = context
  const { count } = await db().requestLink.updateMany({
    where: { id: row.id, openedAt: row.openedAt },
    data: { openedAt: toDatabase(now) },
  })
  if (count === 0 || isSameDay(context, row.openedAt)) return
  await recordRead(context, {
    action: 'request.link_read',
    subject: { type: 'request', id: row.requestId, ref: row.request.ref },
  })
}

/** Whether a link was opened before on this day of the company. */
export function isSameDay({ now, zone }: Pick<Moment, 'now' | 'zone'>, openedAt: Date | null): boolean {
  return openedAt !== null && localDateOf(instantOf(openedAt), zone) === localDateOf(now, zone)
}
