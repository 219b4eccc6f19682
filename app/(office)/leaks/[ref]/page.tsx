import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { acknowledgeByOpening } from '@/lib/alarms/commands'
import { Remind } from '@/lib/alarms/screens/remind'
import { exerciseFrame } from '@/lib/exercises/screens/exercise-frame'
import { NamesSection } from '@/lib/leak-names/screens/names-section'
import { TasksSection } from '@/lib/leak-tasks/screens/tasks-section'
import { loadLeak } from '@/lib/leaks/load'
import { LeakPage } from '@/lib/leaks/screens/triage/leak-page'
import { TellSection } from '@/lib/notices/screens/tell-section'
import { FilingPlace } from '@/lib/organisation/screens/filing-place'
import { DraftsSection } from '@/lib/reports/screens/drafts-section'

type Props = PageProps<'/leaks/[ref]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

/** Triage: opening it is one entry in the log. */
export default async function Page({ params, searchParams }: Props) {
  const actor = await gate('leak', 'read')
  const context = await pageContext(actor)
  const loaded = await loadLeak(context, (await params).ref, await searchParams)
  if (!loaded) notFound()
  const { leak, steps } = loaded
  const takesUp = leak.state === 'received' && leak.can.triage && !leak.isOwnExercise
  if (takesUp) await acknowledgeByOpening(context, leak.ref)
  const waits = steps.next && { actor, subject: leak, step: steps.next.step, now: leak.now, zone: leak.zone }
  const drafts = [<FilingPlace key="place" actor={actor} leak={leak} />, <DraftsSection key="drafts" leak={leak} />]
  const tasks = [<TasksSection key="tasks" actor={actor} leak={leak} />, <NamesSection key="names" leak={leak} />]
  const slots = {
    drafts,
    tasks,
    customers: <TellSection actor={actor} leak={leak} />,
    remind: waits && <Remind {...waits} />,
  }
  return <LeakPage loaded={loaded} {...slots} exercise={await exerciseFrame(actor, leak)} />
}
