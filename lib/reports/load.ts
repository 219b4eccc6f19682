import 'server-only'
import { notFound } from 'next/navigation'
import { recordDenial } from '@/lib/action/denial'
import { gate, pageContext } from '@/lib/action/gate'
import { recordRead } from '@/lib/audit/entry/append'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { systemNow } from '@/lib/time/types'
import { draftOf } from './queries'

/** A draft for its page: right, existence, one audit entry for the reading. */
export async function loadDraft({ ref, id }: { ref: string; id: string }) {
  const actor = await gate('draft', 'read')
  const now = systemNow()
  const draft = await draftOf(actor, ref, id, now)
  if (!draft) {
    await recordDenial(pageContext(actor), 'draft.read')
    notFound()
  }
  await recordRead(pageContext(actor), { action: 'draft.read', subject: { type: 'draft', id: draft.id, ref } })
  return { draft, zone: await officeZone(db()), now, keepAs: `${actor.id}:report:${draft.id}` }
}
