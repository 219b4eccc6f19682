import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadLeakFigures } from '@/lib/leak-figures/load'
import { LeakFiguresScreen } from '@/lib/leak-figures/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leak-figures'))('title') }
}

export default async function LeakFiguresPage({ searchParams }: PageProps<'/leaks/figures'>) {
  const loaded = await loadLeakFigures(await searchParams)
  const t = await getTranslations('leak-figures')
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <LeakFiguresScreen {...loaded} />
    </>
  )
}
