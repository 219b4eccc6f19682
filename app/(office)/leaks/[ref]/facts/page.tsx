import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { loadLeakFacts } from '@/lib/leaks/load'
import { FactsForm } from '@/lib/leaks/screens/triage/facts-form'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

export default async function Page({ params }: Props) {
  const actor = await gate('leak', 'update')
  const loaded = await loadLeakFacts(await pageContext(actor), (await params).ref)
  if (!loaded) notFound()
  return <FactsForm {...loaded} draftOwner={actor.id} />
}
