import type { Metadata } from 'next'
import { nothingThere, pageContext, requireActor } from '@/lib/action/gate'
import { toTakeUp } from '@/lib/alarms/queries'
import { AcknowledgeStep } from '@/lib/alarms/screens/acknowledge-step'

type Props = PageProps<'/alerts/[ref]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** Where the mail of receipt leads: taking it up. It shows the reference, the state and the times, nothing of the contents. */
export default async function TakeUpPage({ params }: Props) {
  const actor = await requireActor()
  const [{ zone }, { ref }] = await Promise.all([pageContext(actor), params])
  const thing = await toTakeUp(actor, ref)
  return thing ? <AcknowledgeStep thing={thing} zone={zone} /> : nothingThere(actor, 'leak', 'triage')
}
