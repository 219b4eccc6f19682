import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { TokensOf } from '@/lib/api/screens/tokens-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.tokens'))('title') }
}

export default async function TokensPage() {
  const actor = await gate('api_token', 'read')
  const t = await getTranslations('api.tokens')
  return (
    <ClientText namespaces={['access', 'api', 'common', 'errors']}>
      <PageHeader title={t('title')}>{t('help')}</PageHeader>
      <TokensOf actor={actor} />
    </ClientText>
  )
}
