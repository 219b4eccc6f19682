import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { ProfileList } from '@/lib/reports/screens/profile-list'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.reports') }
}

export default async function ReportProfilesPage() {
  const actor = await gate('privacy_settings', 'read')
  return (
    <SettingsPage actor={actor} page="reports">
      <ProfileList mayCorrect={can(actor, 'privacy_settings', 'update') !== null} />
    </SettingsPage>
  )
}
