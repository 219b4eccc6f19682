import { gate, nothingThere } from '@/lib/action/gate'
import { findingOf } from '@/lib/findings/queries'
import { FindingScreen } from '@/lib/findings/screens/finding-screen'

export default async function FindingPage({ params }: PageProps<'/findings/[ref]'>) {
  const actor = await gate('finding', 'read')
  const finding = await findingOf(actor, (await params).ref)
  if (!finding) return nothingThere(actor, 'finding', 'read')
  return <FindingScreen finding={finding} />
}
