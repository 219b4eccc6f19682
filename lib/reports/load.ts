import 'server-only'
import { notFound } from 'next/navigation'
import { recordDenial } from '@/lib/action/denial'
import { gate, pageContext } from '@/lib/action/gate'
import { recordRead } from '@/lib/audit/entry/append'
import { draftOf } from './queries'

/** A draft for its page: right, existence, one audit entry for the reading. */
export async function loadDraft({ ref, id }: { ref: string; id: string }) {
  const actor = await gate('draft', 'read')
  const context = await pageContext(actor)
  const { now, zone } = context
  const draft = await draftOf(actor, ref, id, now)
  if (!draft) {
    await recordDenial(context, 'draft.read')
    notFound()
  }
  await recordRead(context, { action: 'draft.read', subject: { type: 'draft', id: draft.id, ref } })
  return { draft, zone, now, keepAs: `${actor.id}:report:${draft.id}` }
}
