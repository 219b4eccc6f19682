import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { masterKeyFor } from '@/lib/audit/entry/master-key'
import { open, seal } from '@/lib/audit/entry/seal'
import { folded } from '@/lib/text/fold'

/** What of a request is sealed: who asks, how to answer, in which words, and every reason that may name somebody. */
export const requestWords = z.object({
  name: z.string().default(''),
  email: z.string().default(''),
  phone: z.string().default(''),
  address: z.string().default(''),
  words: z.string().default(''),
  identityNote: z.string().default(''),
  extensionReason: z.string().default(''),
  decisionReason: z.string().default(''),
})
export type RequestWords = z.infer<typeof requestWords>
export const noWords: RequestWords = requestWords.parse({})

/** What of a task is sealed: what to look for, and what came of it. */
export const taskWords = z.object({ todo: z.string().default(''), result: z.string().default('') })
export type TaskWords = z.infer<typeof taskWords>

/** What of a letter is sealed. */
export const letterWords = z.object({
  body: z.string().default(''),
  sentTo: z.string().default(''),
  proof: z.string().default(''),
})
export type LetterWords = z.infer<typeof letterWords>

/** What of a file is sealed. */
export const fileWords = z.object({ name: z.string().default('') })

export const noteWords = z.object({ body: z.string().default('') })

/** The key of one request, in the hands of a command or a reader. */
export type RequestKey = { requestId: string; key: Buffer }

const master = () => masterKeyFor('dertig requests of people v1')

/** A key for a new request, and how it is kept beside it. */
export function newRequestKey(requestId: string): { of: RequestKey; wrapped: Buffer<ArrayBuffer> } {
  const key = randomBytes(32)
  return { of: { requestId, key }, wrapped: seal(master(), requestId, key) }
}

/** The key of a request; null once it was erased. */
export function keyOf({ id, keyWrapped }: { id: string; keyWrapped: Uint8Array | null }): RequestKey | null {
  return keyWrapped && { requestId: id, key: open(master(), id, keyWrapped) }
}

/** Seals a value under the key of its request; `part` is bound to it, so that it cannot be moved to another place. */
export function sealed({ requestId, key }: RequestKey, part: string, value: object): Buffer<ArrayBuffer> {
  return seal(key, `${requestId}:${part}`, Buffer.from(JSON.stringify(value)))
}

/** What was sealed, or null: erased, or nothing was. */
export function unsealed<S extends z.ZodType>(
  schema: S,
  of: RequestKey | null,
  part: string,
  kept: Uint8Array | null,
): z.output<S> | null {
  if (!of || !kept) return null
  return schema.parse(JSON.parse(open(of.key, `${of.requestId}:${part}`, kept).toString('utf8')))
}

/**
 * Digests of who asks, by which the same person is found again although nothing is kept in clear: only this installation can make
 * them. They go with the key.
 */
export function matchKeysOf({ name, email, phone }: Pick<RequestWords, 'name' | 'email' | 'phone'>): string[] {
  const digits = phone.replace(/\D/g, '').slice(-9)
  const parts = [
    ['name', folded(name)],
    ['email', folded(email)],
    ['phone', digits.length >= 6 ? digits : ''],
  ] as const
  return parts.flatMap(([kind, text]) => (text === '' ? [] : [digest(`${kind}:${text}`)]))
}

const digest = (text: string) =>
  createHmac('sha256', masterKeyFor('dertig requests matching v1')).update(text).digest('base64url').slice(0, 22)

/** What of a task is sealed; empty where that is not for this reader, or gone. */
export function wordsOfTask(key: RequestKey | null, task: { id: string; sealed: Uint8Array | null }): TaskWords {
  return unsealed(taskWords, key, `task:${task.id}`, task.sealed) ?? { todo: '', result: '' }
}
