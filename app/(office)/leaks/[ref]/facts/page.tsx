import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { readLeak } from '@/lib/leaks/queries/leak-detail'
import { FactsForm } from '@/lib/leaks/screens/triage/facts-form'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

export default async function Page({ params }: Props) {
  const actor = await gate('leak', 'update')
  const leak = await readLeak(await pageContext(actor), (await params).ref)
  if (!leak?.can.update) notFound()
  return <FactsForm leak={leak} draftOwner={actor.id} />
}
