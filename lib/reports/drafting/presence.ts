import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { draftIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { minute } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import { editedSince, editsOf } from '../kept/edits'
import { draftValues } from '../values'
import { type DraftSaved, theirsOf } from './save'

/** `version`: the newest that the page knows. `field`: the question that the person is at. */
export const presenceInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  field: z.string().max(60).nullable(),
})

export type Presence = {
  version: number
  /** Who else has it open, and at which question. */
  others: readonly { name: string; field: string | null }[]
  theirs: DraftSaved['theirs']
  /** Somebody filed it meanwhile. */
  isFiled: boolean
}

/** Who was not heard of for so long has gone. */
const goneAfterMs = 1.5 * minute

/**
 * Tells the others that this person has the draft open, and this person who else has and what they changed. Changes nothing
 * of the draft and leaves no entry in the log. For who may write in drafts; the door asks that right.
 */
export async function presentAt(
  context: CommandContext,
  { id, version, field }: z.infer<typeof presenceInput>,
): Promise<Result<Presence>> {
  const userId = personOrNull(context)
  const draft = await db().reportDraft.findUnique({
    where: { id },
    select: { version: true, values: true, edits: true, filed: { select: { id: true } } },
  })
  if (!draft || userId === null) return { ok: false, code: 'not_found' }
  const seenAt = toDatabase(context.now)
  await db().draftPresence.upsert({
    where: { draftId_userId: { draftId: id, userId } },
    create: { draftId: id, userId, field, seenAt },
    update: { field, seenAt },
  })
  const rows = await db().draftPresence.findMany({
    where: { draftId: id, userId: { not: userId }, seenAt: { gte: new Date(seenAt.getTime() - goneAfterMs) } },
    orderBy: { userId: 'asc' },
  })
  const names = await namesOf(
    db(),
    rows.map((row) => row.userId),
  )
  const edits = editsOf(draft)
  return {
    ok: true,
    value: {
      version: draft.version,
      others: rows.map((row) => ({ name: names.get(row.userId) ?? '', field: row.field })),
      theirs: await theirsOf(db(), editedSince(edits, version), { values: draftValues.parse(draft.values), edits }),
      isFiled: draft.filed !== null,
    },
  }
}
