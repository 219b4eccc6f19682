import type { RequestLink } from '@/lib/db/generated/client'
import { type RequestLinkId, requestLinkIdSchema } from '@/lib/db/ids'
import { type Instant, instantOf } from '@/lib/time/types'

/** The mail that brought who asked their link, by which it is found again when they are erased. */
export const receivedMailKey = (linkId: string): string => `request_received:${linkId}`

/** A link as the page of the request shows it: never its secret, which nobody keeps. */
export type RequestLinkView = {
  id: RequestLinkId
  /** Of a task; null: of who asked. */
  taskId: string | null
  contactName: string
  contactEmail: string
  madeAt: Instant
  expiresAt: Instant
  openedAt: Instant | null
  answeredAt: Instant | null
  remindedAt: Instant | null
  state: 'open' | 'answered' | 'ended' | 'revoked'
}

export function linkView(row: Omit<RequestLink, 'secretHash' | 'sealed' | 'draft'>, now: Instant): RequestLinkView {
  const expiresAt = instantOf(row.expiresAt)
  return {
    ...{ id: requestLinkIdSchema.parse(row.id), taskId: row.taskId, contactName: row.contactName },
    ...{ contactEmail: row.contactEmail, madeAt: instantOf(row.createdAt), expiresAt },
    openedAt: row.openedAt && instantOf(row.openedAt),
    answeredAt: row.answeredAt && instantOf(row.answeredAt),
    remindedAt: row.remindedAt && instantOf(row.remindedAt),
    state: row.revokedAt ? 'revoked' : row.answeredAt ? 'answered' : expiresAt <= now ? 'ended' : 'open',
  }
}
