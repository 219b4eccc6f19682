import { z } from 'zod'
import { bodyText, isTooDeep, jsonOf } from '@/lib/access/request/body'
import type { JsonObject } from '@/lib/errors/json'
import { mediaTypeOf } from './negotiate'
import type { WrongPart } from './problem'

export const jsonObject = z.record(z.string(), z.json())

/** Names that no field has, and that some programs give a meaning of their own. */
const never = ['__proto__', 'constructor', 'prototype']

export type SentBody =
  | { ok: true; value: JsonObject; text: string }
  | { ok: false; code: 'media_type' | 'too_large' | 'malformed' | 'invalid'; errors: readonly WrongPart[] }

/**
 * The JSON object of a request, within the limit of its door (lib/access/doors.ts). A body without a byte is an empty object
 * where that is allowed, whatever its type: it is read to know, for the server gives a stream also where nothing was sent.
 */
export async function sentBody(request: Request, types: readonly string[], mayBeEmpty: boolean): Promise<SentBody> {
  const text = await bodyText(request)
  if (text === null) return no('too_large')
  if (text === '' && mayBeEmpty) return { ok: true, value: {}, text }
  const type = mediaTypeOf(request.headers.get('content-type'))
  if (type === false || !types.includes(type)) return no('media_type')
  const sent = jsonOf(text)
  if (sent === undefined || isTooDeep(sent)) return no('malformed')
  const forbidden = forbiddenIn(sent, [])
  if (forbidden.length > 0)
    return no(
      'invalid',
      forbidden.map((name) => ({ in: 'body', name, code: 'unknown' })),
    )
  const read = jsonObject.safeParse(sent)
  return read.success ? { ok: true, value: read.data, text } : no('malformed')
}

const no = (code: Extract<SentBody, { ok: false }>['code'], errors: readonly WrongPart[] = []): SentBody => ({
  ...{ ok: false, code, errors },
})

/** Where such a name stands, as dotted paths. */
function forbiddenIn(value: unknown, at: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, key]
    return !Array.isArray(value) && never.includes(key) ? [path.join('.')] : forbiddenIn(inner, path)
  })
}
