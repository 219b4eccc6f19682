import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { gate } from '@/lib/action/gate'
import { WebhooksPanel } from '@/lib/api/screens/webhooks-panel'
import { webhooksFor } from '@/lib/api/webhooks/queries'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.webhooks') }
}

export default async function WebhooksPage() {
  const actor = await gate('technical_settings', 'read')
  const [t, webhooks] = await Promise.all([getTranslations('api.webhooks'), webhooksFor(actor)])
  if (!webhooks) notFound()
  return (
    <ClientText namespaces={['api', 'common', 'errors']}>
      <SettingsPage actor={actor} page="webhooks" help={t('help')}>
        <WebhooksPanel rows={webhooks.rows} mayChange={webhooks.mayChange} />
      </SettingsPage>
    </ClientText>
  )
}
