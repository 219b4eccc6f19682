import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/access/gate'
import { recordRead } from '@/lib/audit/append'
import { db } from '@/lib/db/client'
import { officeZone } from '@/lib/leaks/queries/office-zone'
import { draftOf } from '@/lib/reports/queries'
import { DraftScreen } from '@/lib/reports/screens/draft-screen'
import { systemNow } from '@/lib/time/types'

export default async function DraftPage({ params }: PageProps<'/leaks/[ref]/draft/[id]'>) {
  const actor = await gate('draft', 'read')
  const { ref, id } = await params
  const now = systemNow()
  const draft = await draftOf(actor, ref, id, now)
  if (!draft) notFound()
  await recordRead(pageContext(actor), { action: 'draft.read', subject: { type: 'draft', id: draft.id, ref } })
  return <DraftScreen draft={draft} zone={await officeZone(db())} now={now} />
}
