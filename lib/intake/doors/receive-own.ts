import { headers } from 'next/headers'
import type { CommandContext } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import type { PostedFields } from '@/lib/action/posted'
import { db } from '@/lib/db/client'
import type { Failure, Result } from '@/lib/errors/refusal'
import { addOwnWords, withdrawOwn } from '@/lib/requests/links/own-words'
import { keepTyped } from '@/lib/requests/links/sealed-beside'
import { reportLocaleOf } from '@/lib/text/locale'
import { textUpTo } from '@/lib/text/typed'
import { forgetAsk } from '../asked/kept'
import { confirmAsk } from '../commands/land'
import { type OpenRequestLink, openRequestLink } from './open-link'

export const mostAdded = 4_000
export const addedWords = textUpTo(mostAdded).min(1, { error: 'required' })

/** Takes a form behind the link of who asked: confirm or throw away what waits, add words, take the request back. */
export async function receiveOwn(
  context: CommandContext,
  { token }: { token: string },
  { fields }: PostedFields,
): Promise<Response | Failure> {
  const link = await openRequestLink(context, token, clientAddress(await headers()))
  if (link.kind === 'absent') return { ok: false, code: 'not_found' }
  if (link.kind === 'too_many') return { ok: false, code: link.good ? 'too_many' : 'not_found' }
  const on = new URLSearchParams({ language: reportLocaleOf(fields.language?.[0]) ?? 'en' })
  const form = fields.form?.[0]
  if (link.kind === 'waiting') {
    if (form === 'discard') {
      const { id } = link.waiting
      await db().$transaction((tx) => forgetAsk(tx, id))
      on.set('done', 'discarded')
      return new Response(null, { status: 303, headers: { location: `/your-data?${on}#outcome` } })
    }
    if (form === 'confirm') return goOn(token, on, 'confirmed', await confirmAsk(context, token))
    return goOn(token, on, '', { ok: false, code: 'invalid' })
  }
  // The press that confirms, sent twice: it is done.
  if (form === 'confirm') return goOn(token, on, 'confirmed', { ok: true, value: {} })
  if (form === 'withdraw') return goOn(token, on, 'withdrawn', await withdrawOwn(link.context))
  return goOn(token, on, 'added', await add(link, fields.body?.[0] ?? ''))
}

async function add({ context, row }: OpenRequestLink, body: string): Promise<Result<unknown>> {
  const read = addedWords.safeParse(body)
  const result = read.success
    ? await addOwnWords(context, { body: read.data })
    : ({ ok: false, code: 'invalid' } as const)
  if (!result.ok && result.code !== 'not_found') await keepTyped('own', row.request, row, { body })
  return result
}

/** The page again, so that loading it anew sends nothing twice. */
function goOn(token: string, query: URLSearchParams, done: string, result: Result<unknown>): Response | Failure {
  if (!result.ok && result.code === 'not_found') return { ok: false, code: 'not_found' }
  if (result.ok) query.set('done', done)
  else query.set('problem', result.reason ?? result.code)
  return new Response(null, { status: 303, headers: { location: `/your-data/${token}?${query}#outcome` } })
}
