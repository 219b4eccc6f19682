import { randomUUID } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { yearOf } from '@/lib/time/calendar'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { nextDueOf, requestClocks } from '../clock/request-clocks'
import type { ReceiveInput } from '../facts/schema'
import { matchKeysOf, newRequestKey, noWords, sealed } from '../store/sealed'

/**
 * Writes down a request of a person, with a key of its own under which who asks and in which words is sealed. The clocks run from the
 * day on which it arrived, whoever wrote it down later. Refuses at `receivedOn` a day that lies ahead. Right: request.create.
 */
export function receiveRequest(
  context: CommandContext,
  input: ReceiveInput,
  { isExample = false } = {},
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    authorise(context, 'request', 'create')
    const { ref, entry } = await receiveWithin(tx, context, input, { isExample, confirmedOn: null })
    return { result: { ref }, entry }
  })
}

/**
 * The same within a transaction, its right asked by who calls. `confirmedOn`: the person was told on that day that it is here;
 * `needsProof`: it is closed only with the proof that the data are gone, or that the address is suppressed.
 */
export async function receiveWithin(
  tx: Tx,
  context: CommandContext,
  input: ReceiveInput,
  {
    isExample,
    confirmedOn,
    needsProof = false,
  }: { isExample: boolean; confirmedOn: CalendarDate | null; needsProof?: boolean },
): Promise<{ id: string; ref: string; entry: AuditEvent }> {
  const { name, email, phone, address, words, ...asked } = input
  if (asked.receivedOn > context.today) throw new Refusal('invalid', { fields: { receivedOn: ['in_future'] } })
  const authorityDueOn = asked.right === 'complaint' ? asked.authorityDueOn : null

  // -- number, clocks
  const year = yearOf(context.today)
  const number = await nextNumber(tx, `requests:${year}`)
  const ref = `Q-${year}-${String(number).padStart(3, '0')}`
  const nothing = { identityAskedOn: null, identityGivenOn: null, extendedOn: null, executedOn: null }
  const facts = { ...asked, ...nothing, state: 'open', authorityDueOn, answeredOn: null, endedOn: null } as const
  const nextDueAt = nextDueOf(requestClocks(facts, context))

  // -- write
  const id = randomUUID()
  const { of: key, wrapped } = newRequestKey(id)
  const person = { name, email, phone, address, words }
  const { right, channel, peopleCategory, language } = asked
  await tx.personRequest.create({
    data: {
      ...{ id, ref, year, number, right, channel, peopleCategory, language, isExample, needsProof },
      receivedOn: toDatabase(asked.receivedOn),
      confirmedOn: confirmedOn && toDatabase(confirmedOn),
      authorityDueOn: authorityDueOn && toDatabase(authorityDueOn),
      keyWrapped: wrapped,
      sealed: sealed(key, 'request', { ...noWords, ...person }),
      matchKeys: matchKeysOf(person),
      nextDueAt: nextDueAt && toDatabase(nextDueAt),
      ...{
        createdAt: toDatabase(context.now),
        updatedAt: toDatabase(context.now),
        createdById: personOrNull(context),
      },
    },
    select: { id: true },
  })

  // -- entry
  const said = {
    right,
    channel,
    peopleCategory,
    receivedOn: asked.receivedOn,
    language,
    ...(confirmedOn && { confirmedOn }),
  }
  return {
    id,
    ref,
    entry: {
      action: 'request.receive',
      subject: { type: 'request', id, ref },
      versionAfter: 1,
      changes: Object.entries(said).map(([field, value]) => ({ field, old: null, new: value })),
    },
  }
}
