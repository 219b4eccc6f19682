import { z } from 'zod'
import { bodyText, isTooDeep, jsonOf } from '@/lib/access/request/body'
import type { JsonObject } from '@/lib/errors/json'
import { mediaTypeOf } from './negotiate'

export const jsonObject = z.record(z.string(), z.json())

/** Names that no field has, and that some programs give a meaning of their own. */
const never = ['__proto__', 'constructor', 'prototype']

export type SentBody =
  | { ok: true; value: JsonObject; text: string }
  | { ok: false; code: 'media_type' | 'too_large' | 'malformed' | 'invalid'; name?: string }

/**
 * The JSON object of a request, within the limit of its door (lib/access/doors.ts). A body without a byte is an empty object
 * where that is allowed, whatever its type: it is read to know, for the server gives a stream also where nothing was sent.
 */
export async function sentBody(request: Request, types: readonly string[], mayBeEmpty: boolean): Promise<SentBody> {
  const text = await bodyText(request)
  if (text === null) return { ok: false, code: 'too_large' }
  if (text === '' && mayBeEmpty) return { ok: true, value: {}, text }
  const type = mediaTypeOf(request.headers.get('content-type'))
  if (type === false || !types.includes(type)) return { ok: false, code: 'media_type' }
  const sent = jsonOf(text)
  if (sent === undefined || isTooDeep(sent)) return { ok: false, code: 'malformed' }
  const name = forbiddenIn(sent)
  if (name !== null) return { ok: false, code: 'invalid', name }
  const read = jsonObject.safeParse(sent)
  return read.success ? { ok: true, value: read.data, text } : { ok: false, code: 'malformed' }
}

function forbiddenIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = !Array.isArray(value) && never.includes(key) ? key : forbiddenIn(inner)
    if (found !== null) return found
  }
  return null
}
