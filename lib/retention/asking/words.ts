import { z } from 'zod'
import { masterKeyFor } from '@/lib/audit/entry/master-key'
import { open, seal } from '@/lib/audit/entry/seal'
import { answerLimits } from '@/lib/confirmations/links/answer'
import { db } from '@/lib/db/client'
import { withoutHalves } from '@/lib/text/characters'

const master = () => masterKeyFor('dertig confirmations of deletions v1')

type Part = 'link' | 'draft' | 'answer'

/** Seals words that stand with the link of this id about a deletion record; bound to their place. */
export const sealedWith = (part: Part, linkId: string, value: object): Uint8Array<ArrayBuffer> =>
  seal(master(), `${part}:${linkId}`, Buffer.from(JSON.stringify(value)))

function unsealedWith<S extends z.ZodType>(schema: S, part: Part, linkId: string, kept: Uint8Array | null) {
  return kept && schema.parse(JSON.parse(open(master(), `${part}:${linkId}`, kept).toString('utf8')))
}

const told = z.object({ what: z.string() })
const typed = z.record(z.string(), z.string())
const answered = z.object({ name: z.string(), why: z.string() })

/** What a processor is told behind its link. */
export const toldOfDeletion = ({ id, sealed }: { id: string; sealed: Uint8Array | null }): string =>
  unsealedWith(told, 'link', id, sealed)?.what ?? ''

/** What was typed behind its link and could not be taken; null for nothing. */
export const typedOfDeletion = ({ id, draft }: { id: string; draft: Uint8Array | null }) =>
  unsealedWith(typed, 'draft', id, draft)

/** Who answered by a link, and in which words; null for none. */
export const answerOfDeletion = ({ id, answer }: { id: string; answer: Uint8Array | null }) =>
  unsealedWith(answered, 'answer', id, answer)

/** Longest text of a field that waits. */
const mostKept = 5 * answerLimits.why

/** Keeps what was typed behind a link and could not be taken, until it is sent well. */
export async function keepTypedOfDeletion({ id }: { id: string }, fields: Record<string, string>): Promise<void> {
  const cut = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutHalves(value.slice(0, mostKept)).replaceAll('\0', '')]),
  )
  await db().confirmLink.updateMany({
    where: { id, revokedAt: null },
    data: { draft: sealedWith('draft', id, cut) },
  })
}
