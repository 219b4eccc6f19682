import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { StatementPage } from '@/lib/statement/screens/statement-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('title') }
}

export default async function PublishedStatementPage({ searchParams }: PageProps<'/statement'>) {
  const actor = await gate('statement', 'read')
  const { v } = await searchParams
  return <StatementPage actor={actor} asked={typeof v === 'string' ? v : undefined} />
}
