import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { DraftPage } from '@/lib/statement/screens/draft-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement-draft'))('page.title') }
}

export default async function StatementDraftPage({ searchParams }: PageProps<'/statement/draft'>) {
  const actor = await gate('register', 'export')
  const { language, show } = await searchParams
  return (
    <DraftPage
      actor={actor}
      language={typeof language === 'string' ? language : undefined}
      differences={show === 'differences'}
    />
  )
}
