import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { pageContext, requireActor } from '@/lib/action/gate'
import { loadResults } from '@/lib/search/load'
import { questionSchema } from '@/lib/search/schema'
import { SearchResults } from '@/lib/search/screens/search-results'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('search'))('title') }
}

/** What the palette shows, as a page: for who has no JavaScript, and with the way to each list. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const actor = await requireActor()
  const [t, context, { q }] = await Promise.all([getTranslations('search'), pageContext(actor), searchParams])
  const results = await loadResults(context, questionSchema.parse(q))
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <SearchResults results={results} />
    </>
  )
}
