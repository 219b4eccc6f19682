import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { forgetMailsOf, queueMail } from '@/lib/mail/queue'
import type { ToldState } from '@/lib/mail/templates'
import { reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { atOnceDue, requestTerm, termOf } from '../clock/request-clocks'
import { factsOf, type RequestRow } from '../store/row'
import type { RequestWords } from '../store/sealed'

/** What a write of a request makes known to who asked; null: nothing that they do not know yet. */
export function stateToTell(before: RequestRow, after: RequestRow): ToldState | null {
  if (after.state === 'answered')
    return before.state === 'answered' ? null : after.decision === 'refused' ? 'refused' : 'answered'
  if (after.state !== 'open') return null
  if (before.extendedOn === null && after.extendedOn !== null) return 'extended'
  if (before.executedOn === null && after.executedOn !== null) return 'done'
  return isInHand(after) && !isInHand(before) ? 'in_hand' : null
}

/** Somebody works on it, and it does not wait for the person to say who they are: as their own page shows it. */
const isInHand = ({ state, version, handlerId, identityAskedOn, identityHow }: RequestRow): boolean =>
  state === 'open' && (handlerId !== null || version > 1) && (identityAskedOn === null || identityHow !== null)

/** By when an answer comes, as far as the law gives a term. */
function dueOf(after: RequestRow): CalendarDate | null {
  if (termOf(after.right) === 'at_once') return after.executedOn ? null : atOnceDue(after.receivedOn)
  const term = requestTerm(factsOf(after))
  return term && (after.extendedOn ? term.extended : term.primary)
}

const keyOf = (linkId: string) => `request_state:${linkId}:`

/**
 * Tells who asked at the intake page, in their language, that the state of their request changed: its number, the state, and by when an
 * answer comes; nothing of what was asked, decided or written. Once per change, with the write that changes it. Who has no open link of
 * their own gets none: nobody confirmed their address.
 */
export async function tellPerson(
  tx: Tx,
  { now, today }: CommandContext,
  { before, after, words }: { before: RequestRow; after: RequestRow; words: RequestWords },
): Promise<void> {
  const state = stateToTell(before, after)
  if (state === null || words.email === '') return
  const link = await tx.requestLink.findFirst({
    where: { requestId: after.id, revokedAt: null, expiresAt: { gt: toDatabase(now) } },
    select: { id: true, language: true },
  })
  if (!link) return
  const term = state === 'in_hand' || state === 'extended' ? dueOf(after) : null
  // A day that is over is no promise.
  const due = term !== null && term >= today ? term : null
  await queueMail(tx, {
    to: { address: words.email, locale: reportLocaleOf(link.language) ?? 'en' },
    template: 'request_state',
    params: { reference: after.ref, state, due },
    dedupeKey: `${keyOf(link.id)}${before.version + 1}`,
    ...{ isExample: after.isExample, now },
  })
}

/** Forgets to whom such mails of these links went. */
export async function forgetStateMails(tx: Tx, linkIds: readonly string[]): Promise<void> {
  for (const id of linkIds) await forgetMailsOf(tx, keyOf(id))
}
