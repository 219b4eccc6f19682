import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadOrderedExport } from '@/lib/exports/load'
import { ReadyScreen } from '@/lib/extract/screens/ready-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('ready.title') }
}

export default async function OrderedExportPage({ params }: PageProps<'/exports/[id]'>) {
  const loaded = await loadOrderedExport((await params).id)
  const t = await getTranslations('exports')
  return (
    <>
      <PageHeader title={t('ready.title')}>{t('ready.intro')}</PageHeader>
      <ReadyScreen {...loaded} told="exports" door="/api/exports/ready" again="/" />
    </>
  )
}
