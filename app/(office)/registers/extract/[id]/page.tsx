import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { loadOrderedExtract } from '@/lib/extract/load'
import { ReadyScreen } from '@/lib/extract/screens/ready-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('extract'))('ready.title') }
}

export default async function OrderedExtractPage({ params }: PageProps<'/registers/extract/[id]'>) {
  const loaded = await loadOrderedExtract((await params).id)
  const t = await getTranslations('extract')
  return (
    <>
      <PageHeader title={t('ready.title')}>{t('ready.intro')}</PageHeader>
      <ReadyScreen {...loaded} told="extract" door="/api/registers/extract/ready" again="/registers/extract" />
    </>
  )
}
