import { lineUpTo } from '@/lib/text/typed'
import { type Instant, instantSchema } from '@/lib/time/types'
import { normalAddress } from '../address/normal'

/** What a list service told, as far as it concerns us. */
export type ListEvent = { type: string; firedAt: Instant } & (
  | { is: 'asked'; address: string; why: 'unsubscribed' | 'deleted' | 'complained'; name: string; language: string }
  /** The service still holds this address, or moved it to another one. */
  | { is: 'held'; address: string; movedTo: string | null }
)
export type ToldEvent = ListEvent | { is: 'ignored' } | { is: 'wrong'; field: string }

/** Kinds that say nothing about somebody who does not want mail. */
const ignored = ['subscribe', 'campaign', 'pending']

/**
 * Reads what MailChimp sends to a webhook: form fields `type`, `fired_at` (UTC, without a zone) and `data[...]`. An unsubscribe asks to
 * be gone, and so does a cleaning because somebody called a mail spam; a cleaning of a dead address asks nothing of anybody.
 */
export function eventOf(fields: ReadonlyMap<string, string>): ToldEvent {
  const type = fields.get('type') ?? ''
  if (ignored.includes(type)) return { is: 'ignored' }
  if (!['unsubscribe', 'cleaned', 'profile', 'upemail'].includes(type)) return { is: 'wrong', field: 'type' }
  const firedAt = instantOfService(fields.get('fired_at') ?? '')
  if (firedAt === null) return { is: 'wrong', field: 'fired_at' }
  const data = (name: string) => fields.get(`data[${name}]`) ?? ''
  const at = { type, firedAt }
  if (type === 'upemail') {
    const [from, to] = [normalAddress(data('old_email')), normalAddress(data('new_email'))]
    if (from === null) return { is: 'wrong', field: 'data[old_email]' }
    return to === null ? { is: 'wrong', field: 'data[new_email]' } : { ...at, is: 'held', address: from, movedTo: to }
  }
  const address = normalAddress(data('email'))
  if (address === null) return { is: 'wrong', field: 'data[email]' }
  if (type === 'profile') return { ...at, is: 'held', address, movedTo: null }
  if (type === 'cleaned' && data('reason') !== 'abuse') return { is: 'ignored' }
  const names = [data('merges][FNAME'), data('merges][LNAME')].join(' ')
  return {
    ...at,
    ...{ is: 'asked', address, language: data('merges][MC_LANGUAGE').slice(0, 2).toLowerCase() },
    name: lineUpTo(200).safeParse(names).data ?? '',
    why:
      type === 'cleaned' || data('reason') === 'abuse'
        ? 'complained'
        : data('action') === 'delete'
          ? 'deleted'
          : 'unsubscribed',
  }
}

/** "2026-06-02 12:37:00" is told in UTC. */
function instantOfService(text: string): Instant | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(Z|\+00:00)?$/.exec(text)
  if (!parts) return null
  const read = instantSchema.safeParse(`${parts[1]}T${parts[2]}.000Z`)
  return read.success && !Number.isNaN(Date.parse(read.data)) ? read.data : null
}
