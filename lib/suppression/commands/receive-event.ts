import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { receiveWithin } from '@/lib/requests/commands/receive-request'
import { receiveInput } from '@/lib/requests/facts/schema'
import { reportLocaleOf } from '@/lib/text/locale'
import { day } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import { localDateOf, millisecondsBetween } from '@/lib/time/zone'
import { addressDigest, eventDigest } from '../address/digest'
import type { ListEvent } from '../events/event'
import { keepAddress, refOf } from './keep-address'

/** What came of it: a request, nothing new, or nothing for us. */
export type Outcome = { told: 'received' | 'known' | 'noted' | 'nothing' | 'too_old'; ref: string | null }

/** A service tries again for a day or two: what was told so long ago is told by nobody. */
export const rememberedDays = 30

/** The list that a service speaks of, where nobody named it otherwise. */
export const serviceList = 'MailChimp'

/**
 * Takes in what a list service told; the door made sure that it may. An unsubscribe becomes a request, sealed, due at once and closed
 * only with a proof; its address goes onto the suppression list by itself. Told again it changes nothing. Refuses `invalid` what lies ahead.
 */
export async function receiveListEvent(context: CommandContext, event: ListEvent): Promise<Result<Outcome>> {
  const age = millisecondsBetween(event.firedAt, context.now)
  if (age < -day) return { ok: false, code: 'invalid', fields: { fired_at: ['in_future'] } }
  if (age > rememberedDays * day) return { ok: true, value: { told: 'too_old', ref: null } }
  if (event.is === 'held') return noteHeld(context, event)
  const received = await receiveAsked(context, event)
  if (!received.ok) return received
  const { requestId, ...outcome } = received.value
  return change<Outcome>(context, async (tx) => {
    const { entry } = await keepAddress(tx, context, event.address, { source: 'webhook', requestId })
    return entry === null ? { result: outcome, entry } : { result: outcome, entry }
  })
}

type Asked = Extract<ListEvent, { is: 'asked' }>
type Asking = Outcome & { requestId: string | null }

/** The request and the memory of what was told, in one transaction; told again, the request that it became. */
function receiveAsked(context: CommandContext, event: Asked): Promise<Result<Asking>> {
  return change<Asking>(context, async (tx) => {
    const digest = eventDigest(event.type, event.firedAt, event.address)
    if (!(await isNew(tx, context, event, digest))) {
      const known = await tx.listEvent.findUnique({ where: { digest }, select: { requestId: true } })
      return { result: { told: 'known', ref: null, requestId: known?.requestId ?? null }, entry: null }
    }
    const input = await inputOf(tx, context, event)
    authorise(context, 'request', 'create')
    const kind = { isExample: false, confirmedOn: null, needsProof: true }
    const { id, ref, entry } = await receiveWithin(tx, context, input, kind)
    await tx.listEvent.update({ where: { digest }, data: { requestId: id } })
    return { result: { told: 'received', ref, requestId: id }, entry }
  })
}

async function isNew(tx: Tx, { now }: CommandContext, { type, firedAt }: ListEvent, digest: string): Promise<boolean> {
  const data = { digest, type, firedAt: toDatabase(firedAt), receivedAt: toDatabase(now) }
  const { count } = await tx.listEvent.createMany({ data, skipDuplicates: true })
  return count === 1
}

async function inputOf(tx: Tx, { zone, today }: CommandContext, event: Asked) {
  const office = await tx.organisation.findUnique({ where: { id: 1 }, select: { defaultLocale: true } })
  const on = localDateOf(event.firedAt, zone)
  const read = receiveInput.safeParse({
    ...{ right: 'objection_marketing', channel: 'processor', peopleCategory: 'newsletter_subscriber' },
    receivedOn: on > today ? today : on,
    language: reportLocaleOf(event.language) ?? reportLocaleOf(office?.defaultLocale) ?? 'en',
    ...{ name: event.name || event.address, email: event.address, phone: '', address: '' },
    words: `${serviceList}: ${event.type}, ${event.why}, ${event.firedAt}`,
  })
  if (!read.success) throw new Refusal('invalid', { fields: { 'data[email]': ['email'] } })
  return read.data
}

/** The service holds an address that should be gone: noted with it; moved to another one, that one is on the list too. */
function noteHeld(context: CommandContext, event: Extract<ListEvent, { is: 'held' }>): Promise<Result<Outcome>> {
  return change<Outcome>(context, async (tx) => {
    const digest = addressDigest(event.address)
    const row = await tx.suppressedAddress.findFirst({ where: { digest, liftedAt: null } })
    if (!row) return { result: { told: 'nothing', ref: null }, entry: null }
    const ref = refOf(row.number)
    if (!(await isNew(tx, context, event, eventDigest(event.type, event.firedAt, event.address))))
      return { result: { told: 'known', ref }, entry: null }
    await tx.suppressedAddress.update({
      where: { id: row.id },
      data: { seenAt: toDatabase(event.firedAt), seenList: serviceList },
    })
    const moved = event.movedTo === null ? null : await keepAddress(tx, context, event.movedTo, { source: 'webhook' })
    return {
      result: { told: 'noted', ref },
      entry: {
        action: 'suppression.seen',
        subject: { type: 'suppression', id: row.id, ref },
        changes: [
          { field: 'list', old: null, new: serviceList },
          ...(moved ? [{ field: 'movedTo', old: null, new: moved.ref }] : []),
        ],
      },
    }
  })
}
