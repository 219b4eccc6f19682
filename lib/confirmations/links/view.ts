import type { ConfirmLink } from '@/lib/db/generated/client'
import { type ConfirmLinkId, confirmLinkIdSchema } from '@/lib/db/ids'
import { type Instant, instantOf } from '@/lib/time/types'

/** How a secret link stands. */
export type LinkStanding = {
  madeAt: Instant
  expiresAt: Instant
  openedAt: Instant | null
  answeredAt: Instant | null
  remindedAt: Instant | null
  state: 'open' | 'answered' | 'ended' | 'revoked'
}

/** A link as the page of what it is about shows it: never its secret, which nobody keeps. */
export type ConfirmLinkView = LinkStanding & { id: ConfirmLinkId; contactName: string; contactEmail: string }

type Moments = Pick<ConfirmLink, 'createdAt' | 'expiresAt' | 'openedAt' | 'revokedAt'> &
  Partial<Pick<ConfirmLink, 'answeredAt' | 'remindedAt'>>

export function standingOf(row: Moments, now: Instant): LinkStanding {
  const expiresAt = instantOf(row.expiresAt)
  return {
    ...{ madeAt: instantOf(row.createdAt), expiresAt, openedAt: row.openedAt && instantOf(row.openedAt) },
    answeredAt: row.answeredAt ? instantOf(row.answeredAt) : null,
    remindedAt: row.remindedAt ? instantOf(row.remindedAt) : null,
    state: row.revokedAt ? 'revoked' : row.answeredAt ? 'answered' : expiresAt <= now ? 'ended' : 'open',
  }
}

/** What of a link is not read where it is shown. */
export const keptFromView = { secretHash: true, sealed: true, draft: true, answer: true } as const

export function confirmLinkView(
  row: Omit<ConfirmLink, 'secretHash' | 'sealed' | 'draft' | 'answer'>,
  now: Instant,
): ConfirmLinkView {
  const { id, contactName, contactEmail } = row
  return { ...standingOf(row, now), id: confirmLinkIdSchema.parse(id), contactName, contactEmail }
}
