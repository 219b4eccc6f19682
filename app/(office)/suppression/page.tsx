import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate, pageContext } from '@/lib/action/gate'
import { loadSuppression } from '@/lib/suppression/load'
import { SuppressionScreen } from '@/lib/suppression/screens/suppression-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('suppression'))('title') }
}

export default async function SuppressionPage({ searchParams }: PageProps<'/suppression'>) {
  const actor = await gate('suppression', 'read')
  return <SuppressionScreen loaded={await loadSuppression(await pageContext(actor), await searchParams)} />
}
