import { z } from 'zod'
import type { JsonValue } from '@/lib/errors/json'

/** What is to be made: the name of a maker (`lib/start/document-child.ts`) and what it needs, as plain data. */
export type Order = { maker: string; input: JsonValue }

/** What was made: the name and kind of the file, and facts that its room keeps beside it (for the audit entry). */
export const madeSchema = z.object({ name: z.string(), type: z.string(), facts: z.record(z.string(), z.json()) })
export type Made = z.infer<typeof madeSchema>

/** What a maker may do: write its file, files on the way to it, and say how far it is. */
export type Work = {
  /** Where the document is to be when it is whole. */
  file: string
  /** Path of another file on the way to it; removed whatever happens. */
  aside(): string
  progress(done: number, total: number): void
}

/** Makes one document; null when what was asked for is not there. Runs in the child process. */
export type Maker = (input: unknown, work: Work) => Promise<Made | null>

/** Application to child. */
export const orderMessage = z.object({ id: z.string(), maker: z.string(), input: z.json(), file: z.string() })
export type OrderMessage = z.infer<typeof orderMessage>

/** Child to application. `failed` carries the kind of the error, never its words, which may hold contents. */
export const answerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: z.string(), done: z.number(), total: z.number(), rss: z.number() }),
  z.object({ kind: z.literal('made'), id: z.string(), made: madeSchema.nullable() }),
  z.object({ kind: z.literal('failed'), id: z.string(), error: z.string() }),
])
export type AnswerMessage = z.infer<typeof answerMessage>
