import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadExtractPage } from '@/lib/extract/load'
import { ExtractScreen } from '@/lib/extract/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('extract'))('title') }
}

export default async function ExtractPage({ searchParams }: PageProps<'/registers/extract'>) {
  const loaded = await loadExtractPage(await searchParams)
  const t = await getTranslations('extract')
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <ExtractScreen {...loaded} />
    </>
  )
}
