import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { TextLink } from '@/components/ui/link'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { loadAdequacy } from '@/lib/adequacy/list'
import { AdequacySection } from '@/lib/adequacy/screens/section'
import { clockRuleList, yearsBackOfMoments } from '@/lib/leaks/queries/leak-detail'
import { ClockRules } from '@/lib/leaks/screens/settings/clock-rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const actor = await gate('privacy_settings', 'read')
  const [t, mail, rules, yearsBack, adequacy] = await Promise.all([
    getTranslations('settings'),
    getTranslations('mail'),
    clockRuleList(),
    yearsBackOfMoments(),
    loadAdequacy(searchParams),
  ])
  const mayCorrect = can(actor, 'privacy_settings', 'update') !== null
  return (
    <div className="grid gap-8">
      <PageHeader title={t('title')}>
        {can(actor, 'technical_settings', 'read') && <TextLink href="/settings/mail">{mail('link')}</TextLink>}
      </PageHeader>
      <ClockRules rules={rules} yearsBack={yearsBack} mayCorrect={mayCorrect} />
      <AdequacySection {...adequacy} mayCorrect={mayCorrect} />
    </div>
  )
}
