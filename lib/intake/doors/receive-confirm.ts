import { headers } from 'next/headers'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import type { PostedFields } from '@/lib/action/posted'
import { fieldErrors } from '@/lib/errors/fields'
import type { Failure, FieldErrors } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { requestTaskEnds } from '@/lib/law/codes/requests'
import { answerTask, type TaskAnswer } from '@/lib/requests/links/answer-task'
import { keepTyped } from '@/lib/requests/links/sealed-beside'
import { dayNeeded } from '@/lib/retention/scope/targets'
import { storable } from '@/lib/text/characters'
import { reportLocaleOf } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { openRequestLink } from './open-link'

export const answerFields = ['how', 'on', 'name', 'why'] as const
export const answerLimits = { name: 200, why: 4_000 } as const

const needed = { error: 'required' }
const answerInput = z
  .strictObject({
    how: z.enum(codesOf(requestTaskEnds), needed),
    on: dayNeeded,
    name: lineUpTo(answerLimits.name).min(1, needed),
    why: textUpTo(answerLimits.why),
  })
  .refine(({ how, why }) => how !== 'not_possible' || why !== '', { path: ['why'], error: 'required' })

type Typed = Readonly<Record<string, string>>

/** The answer of a recipient in a form, or what is wrong with it by field. */
export function readAnswer(typed: Typed): { ok: true; answer: TaskAnswer } | { ok: false; fields: FieldErrors } {
  const read = answerInput.safeParse(
    storable(Object.fromEntries(answerFields.map((name) => [name, typed[name] ?? '']))),
  )
  return read.success ? { ok: true, answer: read.data } : { ok: false, fields: fieldErrors(read.error) }
}

/** Takes the answer of a processor or recipient by its link (Art. 19). What could not be taken waits with the link, sealed. */
export async function receiveAnswer(
  context: CommandContext,
  { token }: { token: string },
  { fields }: PostedFields,
): Promise<Response | Failure> {
  const link = await openRequestLink(context, token, clientAddress(await headers()), 'recipient')
  if (link.kind === 'too_many') return { ok: false, code: link.good ? 'too_many' : 'not_found' }
  if (link.kind !== 'open') return { ok: false, code: 'not_found' }
  const typed = Object.fromEntries(answerFields.map((name) => [name, fields[name]?.[0] ?? '']))
  const read = readAnswer(typed)
  const result = read.ok ? await answerTask(link.context, read.answer) : ({ ok: false, code: 'invalid' } as const)
  if (!result.ok && result.code === 'not_found') return { ok: false, code: 'not_found' }
  const on = new URLSearchParams({ language: reportLocaleOf(fields.language?.[0]) ?? link.language })
  if (!result.ok) {
    await keepTyped(link.row, typed)
    on.set('problem', ('reason' in result && result.reason) || result.code)
  }
  return new Response(null, { status: 303, headers: { location: `/confirm/${token}?${on}#outcome` } })
}
