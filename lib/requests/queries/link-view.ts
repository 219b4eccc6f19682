import { type LinkStanding, standingOf } from '@/lib/confirmations/links/view'
import type { RequestLink } from '@/lib/db/generated/client'
import { type RequestLinkId, requestLinkIdSchema } from '@/lib/db/ids'
import type { Instant } from '@/lib/time/types'

/** The mail that brought who asked their link, by which it is found again when they are erased. */
export const receivedMailKey = (linkId: string): string => `request_received:${linkId}`

/** The link of who asked as the page of the request shows it: never its secret, which nobody keeps. */
export type RequestLinkView = LinkStanding & { id: RequestLinkId }

export function linkView(row: Omit<RequestLink, 'secretHash' | 'draft'>, now: Instant): RequestLinkView {
  return { ...standingOf(row, now), id: requestLinkIdSchema.parse(row.id) }
}
