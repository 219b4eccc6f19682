import 'server-only'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { Failure, RefusalCode } from '@/lib/errors/refusal'
import { noteOutcome } from '@/lib/log/visit'
import { textsOf } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'

/** What may be told and tried again; everything else answers as every door does. */
const told: Partial<Record<RefusalCode, number>> = { too_many: 429, unavailable: 503 }

/**
 * Why there is no document, for a person who clicked: leads to the page they came from with `problem` in its address. A
 * program gets the refusal as it is.
 */
export async function toldOnPage(answer: Response | Failure, page: string): Promise<Response | Failure> {
  if (answer instanceof Response || !(await isToldTo(answer))) return answer
  noteOutcome('refused', answer.code)
  const address = `${page}?${new URLSearchParams({ problem: answer.reason ?? 'documents_failed' })}`
  return new Response(null, { status: 303, headers: { location: address } })
}

/** The same as one sentence, where the page has no place for it. */
export async function toldInWords(answer: Response | Failure, locale: Locale): Promise<Response | Failure> {
  if (answer instanceof Response || !(await isToldTo(answer))) return answer
  noteOutcome('refused', answer.code)
  const t = await textsOf(locale, 'errors')
  const reason = `reasons.${answer.reason}`
  const { names } = namesIn.parse(answer.data ?? {})
  const sentence = t.has(reason) ? t(reason, { names }) : t(`codes.${answer.code}`)
  return new Response(`${sentence}\n`, {
    status: told[answer.code] ?? 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

const namesIn = z.object({ names: z.string().default('') })

async function isToldTo(answer: Failure): Promise<boolean> {
  return answer.code in told && ((await headers()).get('accept')?.includes('text/html') ?? false)
}
