import { headers } from 'next/headers'
import type { CommandContext } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import type { PostedFields } from '@/lib/action/posted'
import { answerFields, type ConfirmAnswer, readAnswer } from '@/lib/confirmations/links/answer'
import type { Failure, Result } from '@/lib/errors/refusal'
import { answerTask } from '@/lib/requests/links/answer-task'
import { keepTyped } from '@/lib/requests/links/sealed-beside'
import { answerDeletion } from '@/lib/retention/asking/answer-deletion'
import { keepTypedOfDeletion } from '@/lib/retention/asking/words'
import { reportLocaleOf } from '@/lib/text/locale'
import { type OpenConfirm, openConfirm } from './open-confirm'

/** Takes the answer of a processor or recipient by its link (Art. 19, 28(3)). What could not be taken waits with the link, sealed. */
export async function receiveAnswer(
  context: CommandContext,
  { token }: { token: string },
  { fields }: PostedFields,
): Promise<Response | Failure> {
  const link = await openConfirm(context, token, clientAddress(await headers()))
  if (link.kind === 'too_many') return { ok: false, code: link.good ? 'too_many' : 'not_found' }
  if (link.kind !== 'open') return { ok: false, code: 'not_found' }
  const typed = Object.fromEntries(answerFields.map((name) => [name, fields[name]?.[0] ?? '']))
  const read = readAnswer(typed)
  const result = read.ok ? await take(link, read.answer) : ({ ok: false, code: 'invalid' } as const)
  if (!result.ok && result.code === 'not_found') return { ok: false, code: 'not_found' }
  const on = new URLSearchParams({ language: reportLocaleOf(fields.language?.[0]) ?? link.language })
  if (!result.ok) {
    const { row, about } = link
    await (about.kind === 'task' ? keepTyped('recipient', about.request, row, typed) : keepTypedOfDeletion(row, typed))
    on.set('problem', ('reason' in result && result.reason) || result.code)
  }
  return new Response(null, { status: 303, headers: { location: `/confirm/${token}?${on}#outcome` } })
}

function take({ context, about }: OpenConfirm, answer: ConfirmAnswer): Promise<Result<unknown>> {
  return about.kind === 'task' ? answerTask(context, answer) : answerDeletion(context, answer)
}
