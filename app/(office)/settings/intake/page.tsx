import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { IntakeSettings } from '@/lib/intake/screens/intake-settings'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.intake') }
}

export default async function IntakePage() {
  const actor = await gate('privacy_settings', 'read')
  return (
    <SettingsPage actor={actor} page="intake">
      <IntakeSettings mayChange={can(actor, 'privacy_settings', 'update') !== null} />
    </SettingsPage>
  )
}
