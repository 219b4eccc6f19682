import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import type { RequestLetterId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { whyNotExtended } from '../clock/request-clocks'
import type { extendInput, writeExtensionInput } from '../facts/schema'
import { factsOf } from '../store/row'
import { changeRequest, type RequestChanged, requirePast } from './change-request'
import { beginLetter } from './write-letter'

/**
 * Writes the letter by which the person is told of two further months, and why. The time is longer only when it went out, which must be
 * within the first month (Art. 12(3)). Refuses `extend_no_term`, `extend_extended`, `extend_too_late`, and `extension_begun` while such
 * a letter is worked on. Right: request.update.
 */
export async function writeExtension(
  context: CommandContext,
  { why, reason, language, ...target }: z.output<typeof writeExtensionInput>,
): Promise<Result<RequestChanged & { id: RequestLetterId | null }>> {
  let id: RequestLetterId | null = null
  const spec = { does: 'extend', action: 'request.letter' } as const
  const written = await changeRequest(context, target, spec, async (tx, request) => {
    const { row, words } = request
    const not = whyNotExtended(factsOf(row), context.today)
    if (not !== null) throw new Refusal('not_now', { reason: `extend_${not}` })
    const begun = await tx.requestLetter.count({ where: { requestId: row.id, kind: 'extension', sentOn: null } })
    if (begun > 0) throw new Refusal('not_now', { reason: 'extension_begun' })
    const data = { extendedWhy: why }
    const sealed = { extensionReason: reason }
    const known = { ...request, row: { ...row, ...data }, words: { ...words, ...sealed } }
    id = await beginLetter(tx, context, known, 'extension', language)
    return { data, words: sealed, changes: [{ field: 'letter', old: null, new: 'extension' }], reason }
  })
  return written.ok ? { ok: true, value: { ...written.value, id } } : written
}

/**
 * Two further months, with the reasons and the day on which the person was told of them otherwise than by a letter written here: within the
 * first month, once (Art. 12(3)).
 * Refuses `extend_no_term`, `extend_extended`, and at `on` a day after the month. Right: request.update.
 */
export function extendRequest(
  context: CommandContext,
  { why, on, reason, ...target }: z.output<typeof extendInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'extend', action: 'request.extend' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    requirePast(context, row, on)
    const not = whyNotExtended(factsOf(row), on)
    if (not === 'too_late') throw new Refusal('invalid', { fields: { on: ['extend_too_late'] } })
    if (not !== null) throw new Refusal('not_now', { reason: `extend_${not}` })
    return { data: { extendedOn: on, extendedWhy: why }, words: { extensionReason: reason }, reason }
  })
}
