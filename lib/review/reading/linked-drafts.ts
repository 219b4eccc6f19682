import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { mostSubmittedWith } from '../steps/rules'

/** A draft as it stands, by the version on the screen. */
export type LinkedDraft = { id: RecordId; version: number; ref: string; title: string }

/** Drafts that a record links to, were never submitted and this person may submit with it (one query). */
export async function draftsToSubmitWith(actor: Actor, id: RecordId): Promise<readonly LinkedDraft[]> {
  const drafts = await db().record.findMany({
    where: { linksTo: { some: { fromId: id } }, status: 'draft', inForceVersionId: null, submittedVersionId: null },
    select: { id: true, version: true, ref: true, title: true, ownerId: true, departmentId: true },
    orderBy: { ref: 'asc' },
    take: mostSubmittedWith,
  })
  return drafts.flatMap(({ ownerId, departmentId, ...draft }) =>
    can(actor, 'register', 'submit', { ownerId, departmentId }) &&
    can(actor, 'register', 'read', { ownerId, departmentId })?.view === 'full'
      ? [{ ...draft, id: recordIdSchema.parse(draft.id) }]
      : [],
  )
}
