import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { jsonOf } from '@/lib/access/request/body'
import { accessSettings } from '@/lib/access/request/settings'

const written = z.strictObject({ k: z.string(), d: z.enum(['after', 'before']), p: z.number().int().min(1) })

/** Where a page begins or ends: a key of the list engine, and the number of the page. */
export type Cursor = { key: string; side: 'after' | 'before'; page: number }

function seal(text: string, question: string): Buffer {
  return createHmac('sha256', accessSettings().secret).update(`cursor\n${question}\n${text}`).digest().subarray(0, 18)
}

/** A cursor as text, good for this question alone: whoever changes either is refused. */
export function cursorText({ key, side, page }: Cursor, question: string): string {
  const text = Buffer.from(JSON.stringify({ k: key, d: side, p: page })).toString('base64url')
  return `${text}.${seal(text, question).toString('base64url')}`
}

/** The cursor that a text says; null when it was not made here, or for another question. */
export function cursorIn(given: string, question: string): Cursor | null {
  const [text = '', sealed = '', ...more] = given.split('.')
  const expected = seal(text, question)
  const got = Buffer.from(sealed, 'base64url')
  if (more.length > 0 || got.length !== expected.length || !timingSafeEqual(got, expected)) return null
  const read = written.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  return read.success ? { key: read.data.k, side: read.data.d, page: read.data.p } : null
}
