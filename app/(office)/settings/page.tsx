import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/access/gate'
import { clockRuleList } from '@/lib/leaks/queries/clock-rules'
import { ClockRules } from '@/lib/leaks/screens/settings/clock-rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const actor = await gate('privacy_settings', 'read')
  const [t, mail, rules] = await Promise.all([getTranslations('settings'), getTranslations('mail'), clockRuleList()])
  return (
    <>
      <PageHeader title={t('title')}>
        {can(actor, 'technical_settings', 'read') && <TextLink href="/settings/mail">{mail('link')}</TextLink>}
      </PageHeader>
      <ClockRules rules={rules} mayCorrect={can(actor, 'privacy_settings', 'update') !== null} />
    </>
  )
}
