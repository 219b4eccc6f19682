import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { openPlaces } from '@/lib/text/reading/open-places'
import type { CalendarDate } from '@/lib/time/types'
import { instantOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { termOf, whyNotExtended } from '../clock/request-clocks'
import type { sentLetterInput } from '../facts/schema'
import { factsOf, type RequestColumns, type RequestRow } from '../store/row'
import { changeRequest, type RequestChanged, requirePast } from './change-request'
import { openLetter, sealedLetter } from './write-letter'

/**
 * Keeps that a letter went out: when, how, to whom, what proves it. Its text is frozen with its hash; what it tells counts from that day:
 * receipt confirmed, identity asked, time extended (refused at `on` after the month), answered. Refuses at `on` a day before the letter was begun, `request_letter_open` while places of it are open, `request_undecided` for an
 * answer without a decision, `not_executed` for one that says something was done. Right: request.update.
 */
export function sendLetter(
  context: CommandContext,
  { id, letterVersion, on, channel, sentTo, proof, ...target }: z.output<typeof sentLetterInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'letter', action: 'request.letter_sent' } as const
  return changeRequest(context, target, spec, async (tx, { row, key }) => {
    const { letter, words } = await openLetter(tx, key, id, letterVersion)
    requirePast(context, row, on)
    // What was told before it was written was told otherwise.
    if (on < localDateOf(instantOf(letter.createdAt), context.zone))
      throw new Refusal('invalid', { fields: { on: ['before_letter'] } })
    const places = openPlaces(words.body)
    if (places.length > 0)
      throw new Refusal('not_now', { reason: 'request_letter_open', data: { names: places.join(' ') } })
    const data = toldBy(letter.kind, row, on)
    const sha256 = createHash('sha256').update(words.body, 'utf8').digest('hex')
    await tx.requestLetter.update({
      where: { id },
      data: {
        ...{ sentOn: toDatabase(on), channel, sha256, version: letterVersion + 1 },
        sealed: sealedLetter(key, id, { ...words, sentTo, proof }),
        ...{
          recordedAt: toDatabase(context.now),
          recordedById: personOrNull(context),
          updatedAt: toDatabase(context.now),
        },
      },
      select: { id: true },
    })
    return {
      data,
      changes: [
        { field: 'letter', old: null, new: letter.kind },
        { field: 'sentOn', old: null, new: on },
        { field: 'sha256', old: null, new: sha256 },
      ],
    }
  })
}

/** What a letter makes true of its request. */
function toldBy(kind: string, row: RequestRow, on: CalendarDate): RequestColumns {
  switch (kind) {
    case 'receipt':
      return row.confirmedOn === null ? { confirmedOn: on } : {}
    case 'identity':
      return row.identityAskedOn === null && row.identityHow === null ? { identityAskedOn: on } : {}
    case 'extension': {
      if (row.state !== 'open' || row.extendedOn !== null) return {}
      // Art. 12(3): told after the month, it extends nothing.
      if (whyNotExtended(factsOf(row), on) !== null)
        throw new Refusal('invalid', { fields: { on: ['extend_too_late'] } })
      return { extendedOn: on }
    }
    case 'answer':
    case 'refusal': {
      if (row.state !== 'open') return {}
      const term = termOf(row.right)
      if (term === 'month' && row.decision === null) throw new Refusal('not_now', { reason: 'request_undecided' })
      if (term === 'at_once' && row.executedOn === null) throw new Refusal('not_now', { reason: 'not_executed' })
      return { answeredOn: on, state: 'answered', confirmedOn: row.confirmedOn ?? on }
    }
    default:
      return {}
  }
}
