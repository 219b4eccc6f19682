import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadLogPage } from '@/lib/leak-log/load'
import { LogScreen } from '@/lib/leak-log/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leak-log'))('title') }
}

export default async function LeakLogPage({ searchParams }: PageProps<'/leaks/log'>) {
  const loaded = await loadLogPage(await searchParams)
  const t = await getTranslations('leak-log')
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <LogScreen {...loaded} />
    </>
  )
}
