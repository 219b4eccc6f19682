import { notFound } from 'next/navigation'
import { gate } from '@/lib/action/gate'
import { FindingScreen } from '@/lib/findings/finding-screen'
import { findingOf } from '@/lib/findings/queries'

export default async function FindingPage({ params }: PageProps<'/findings/[ref]'>) {
  const actor = await gate('finding', 'read')
  const finding = await findingOf(actor, (await params).ref)
  if (!finding) notFound()
  return <FindingScreen finding={finding} />
}
