import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type RequestLetterId, requestLetterIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { RequestLetterKind } from '@/lib/law/codes/requests'
import type { ReportLocale } from '@/lib/text/locale'
import { toDatabase } from '@/lib/time/types'
import { whyNotExtended } from '../clock/request-clocks'
import type { changeLetterInput, startLetterInput } from '../facts/schema'
import { letterText } from '../letters/build'
import { letterFacts } from '../letters/facts'
import { factsOf, type OpenRequest } from '../store/row'
import { type LetterWords, letterWords, type RequestKey, sealed, unsealed } from '../store/sealed'
import { lockRequest, opened, requireNext } from './change-request'

/**
 * Begins a letter to the person, filled from the request and the register. One of a kind is worked on at a time: while there is one it is
 * answered and nothing is written. Refuses `extension_first` (`extend_too_late` after the month) and `decision_first` where what it tells does not stand. Right: request.update.
 */
export function startLetter(
  context: CommandContext,
  { ref, kind, language }: z.output<typeof startLetterInput>,
): Promise<Result<{ ref: string; id: RequestLetterId }>> {
  return change(context, async (tx) => {
    const row = await lockRequest(tx, ref)
    authorise(context, 'request', 'update')
    requireNext(row, 'letter')
    const request = opened(row, 'letter')
    const begun = await tx.requestLetter.findFirst({ where: { requestId: row.id, kind, sentOn: null } })
    if (begun) return { result: { ref, id: requestLetterIdSchema.parse(begun.id) }, entry: null }
    if (kind === 'extension' && row.extendedWhy === null)
      throw new Refusal('not_now', {
        reason: whyNotExtended(factsOf(row), context.today) === 'too_late' ? 'extend_too_late' : 'extension_first',
      })
    if (kind === 'refusal' && row.decision !== 'refused') throw new Refusal('not_now', { reason: 'decision_first' })
    const id = await beginLetter(tx, context, request, kind, language)
    return { result: { ref, id }, entry: entryOf('request.letter', row, kind) }
  })
}

/** Writes a letter that is filled from the request, within the command that asks for it. */
export async function beginLetter(
  tx: Tx,
  context: CommandContext,
  request: OpenRequest,
  kind: RequestLetterKind,
  language: ReportLocale,
): Promise<RequestLetterId> {
  const { body } = await letterText(kind, await letterFacts(tx, request, context), language)
  const { email, phone, address } = request.words
  const id = requestLetterIdSchema.parse(randomUUID())
  const at = toDatabase(context.now)
  await tx.requestLetter.create({
    data: {
      ...{ id, requestId: request.row.id, kind, language, createdAt: at, updatedAt: at },
      createdById: personOrNull(context),
      sealed: sealedLetter(request.key, id, { body, sentTo: email || address || phone, proof: '' }),
    },
    select: { id: true },
  })
  return id
}

/** Changes the text of a letter that was not sent. Refuses `request_letter_sent` and `stale`. Right: request.update. */
export function changeLetter(
  context: CommandContext,
  { id, version, body }: z.output<typeof changeLetterInput>,
): Promise<Result<{ id: RequestLetterId }>> {
  return change(context, async (tx) => {
    const found = await tx.requestLetter.findUnique({ where: { id }, select: { request: { select: { ref: true } } } })
    const row = await lockRequest(tx, found?.request.ref ?? '')
    authorise(context, 'request', 'update')
    requireNext(row, 'letter')
    const { key } = opened(row, 'letter')
    const { letter, words } = await openLetter(tx, key, id, version)
    if (words.body === body) return { result: { id }, entry: null }
    await tx.requestLetter.update({
      where: { id },
      data: {
        sealed: sealedLetter(key, id, { ...words, body }),
        ...{ version: version + 1, updatedAt: toDatabase(context.now) },
      },
      select: { id: true },
    })
    return { result: { id }, entry: entryOf('request.letter', row, letter.kind) }
  })
}

const entryOf = (action: 'request.letter', { id, ref }: { id: string; ref: string }, kind: string) => ({
  ...{ action, subject: { type: 'request' as const, id, ref } },
  changes: [{ field: 'letter', old: null, new: kind }],
})

/** A letter that is worked on; refuses `not_found`, `request_letter_sent` and `stale`. */
export async function openLetter(tx: Tx, key: RequestKey, id: RequestLetterId, version: number) {
  const letter = await tx.requestLetter.findUnique({ where: { id } })
  if (!letter || letter.requestId !== key.requestId) throw new Refusal('not_found')
  if (letter.sentOn) throw new Refusal('not_now', { reason: 'request_letter_sent' })
  if (letter.version !== version) throw new Refusal('stale', { data: { version: letter.version } })
  return {
    letter,
    words: unsealed(letterWords, key, `letter:${id}`, letter.sealed) ?? { body: '', sentTo: '', proof: '' },
  }
}

export const sealedLetter = (key: RequestKey, id: string, words: LetterWords) => sealed(key, `letter:${id}`, words)
