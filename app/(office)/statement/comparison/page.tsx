import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate, nothingThere } from '@/lib/action/gate'
import { seesPromises } from '@/lib/statement/promises/queries'
import { ComparisonPage } from '@/lib/statement/screens/comparison-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('compare.title') }
}

export default async function StatementComparisonPage({ searchParams }: PageProps<'/statement/comparison'>) {
  const actor = await gate('statement', 'read')
  if (!seesPromises(actor)) return nothingThere(actor, 'statement', 'read')
  const { v } = await searchParams
  return <ComparisonPage actor={actor} asked={typeof v === 'string' ? v : undefined} />
}
