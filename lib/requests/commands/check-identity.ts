import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { askIdentityInput, settleIdentityInput } from '../facts/schema'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

const spec = { does: 'identity', action: 'request.identity' } as const

/** Keeps that the person was asked to show who they are, and why there is reasonable doubt (Art. 12(6)). Right: request.update. */
export function askIdentity(
  context: CommandContext,
  input: z.output<typeof askIdentityInput>,
): Promise<Result<RequestChanged>> {
  return changeRequest(context, input, spec, async (_tx, { row }) => {
    requirePast(context, row, input.on)
    if (row.identityHow !== null) throw new Refusal('not_now', { reason: 'identity_known' })
    return { data: { identityAskedOn: input.on }, words: { identityNote: input.note }, reason: input.note }
  })
}

/**
 * Keeps how it was made sure who asks. A copy of an identity document is refused where nobody had doubts: looking is enough, and
 * a copy is one more thing to keep safe (Art. 5(1)(c), 12(6)); with doubts it needs its reason. Right: request.update.
 */
export function settleIdentity(
  context: CommandContext,
  { how, on, note, ...target }: z.output<typeof settleIdentityInput>,
): Promise<Result<RequestChanged>> {
  return changeRequest(context, target, spec, async (_tx, { row, words }) => {
    requirePast(context, row, on)
    if (how === 'document_copy' && row.identityAskedOn === null)
      throw new Refusal('invalid', { fields: { how: ['identity_copy'] } })
    if (how === 'document_copy' && note === '') throw new Refusal('invalid', { fields: { note: ['required'] } })
    if (row.identityAskedOn !== null && on < row.identityAskedOn)
      throw new Refusal('invalid', { fields: { on: ['before_question'] } })
    return {
      data: { identityHow: how, identityGivenOn: row.identityAskedOn === null ? null : on },
      words: { identityNote: [words.identityNote, note].filter(Boolean).join('\n') },
    }
  })
}
