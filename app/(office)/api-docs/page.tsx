import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { requireActor } from '@/lib/action/gate'
import { ApiDocs } from '@/lib/api/screens/docs-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.docs'))('title') }
}

export default async function ApiDocsPage() {
  const actor = await requireActor()
  const t = await getTranslations('api.docs')
  return (
    <>
      <PageHeader title={t('title')}>{t('help')}</PageHeader>
      <ApiDocs actor={actor} />
    </>
  )
}
