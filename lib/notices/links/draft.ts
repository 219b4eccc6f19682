import { z } from 'zod'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ProcessorLinkId } from '@/lib/db/ids'
import { withoutHalves } from '@/lib/text/characters'

const draftSchema = z.object({
  /** Which form: a new leak, or an update of one. */
  form: z.enum(['report', 'update']),
  ref: z.string(),
  fields: z.record(z.string(), z.array(z.string())),
})

/**
 * What was typed behind a link and could not be taken. A page without scripts cannot keep it, so it waits with the link and
 * stands in the form again, with what is wrong; gone when it was sent, and with the link.
 */
export type Draft = z.infer<typeof draftSchema>

/** A draft as it was kept, or none. */
export function draftOf(kept: unknown): Draft | null {
  return draftSchema.safeParse(kept).data ?? null
}

/** Longest text of a field that waits; far more than any form takes. */
const mostKept = 20_000

/** Keeps what was typed, or forgets it. */
export async function keepDraft(id: ProcessorLinkId, draft: Draft | null): Promise<void> {
  const shortened = (values: readonly string[]) =>
    values.slice(0, 20).map((value) => withoutHalves(value.slice(0, mostKept)).replaceAll('\0', ''))
  const kept = draft && {
    ...draft,
    fields: Object.fromEntries(Object.entries(draft.fields).map(([name, values]) => [name, shortened(values)])),
  }
  await db().processorLink.updateMany({ where: { id, revokedAt: null }, data: { draft: kept ?? Prisma.DbNull } })
}
