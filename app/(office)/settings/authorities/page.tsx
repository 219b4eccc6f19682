import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OpenAtHash } from '@/components/layout/open-at-hash'
import { can } from '@/lib/access/can'
import { gate, pageContext } from '@/lib/action/gate'
import { AuthorityList } from '@/lib/authorities/screens/authority-list'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.authorities') }
}

/** The address book of authorities. */
export default async function AuthoritiesPage() {
  const actor = await gate('privacy_settings', 'read')
  const { today, zone } = await pageContext(actor)
  return (
    <SettingsPage actor={actor} page="authorities">
      <OpenAtHash />
      <AuthorityList mayCorrect={can(actor, 'privacy_settings', 'update') !== null} today={today} zone={zone} />
    </SettingsPage>
  )
}
