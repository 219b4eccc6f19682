import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { loadAdequacy } from '@/lib/adequacy/list'
import { AdequacySection } from '@/lib/adequacy/screens/section'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.adequacy') }
}

export default async function AdequacyPage({ searchParams }: PageProps<'/settings/adequacy'>) {
  const actor = await gate('privacy_settings', 'read')
  const adequacy = await loadAdequacy(searchParams)
  return (
    <SettingsPage actor={actor} page="adequacy">
      <AdequacySection {...adequacy} mayCorrect={can(actor, 'privacy_settings', 'update') !== null} />
    </SettingsPage>
  )
}
