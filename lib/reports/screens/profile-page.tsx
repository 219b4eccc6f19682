import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { coreFacts } from '../profiles/core'
import type { ProfileInUse } from '../profiles/in-use'
import { headingOf, profileName } from '../profiles/words'
import { ProfileForm } from './profile-form'

/** Correcting one form: its questions, their order and words, how sure it is and where it comes from. */
export async function ProfilePage({ used: { profile, version } }: { used: ProfileInUse }) {
  const [t, locale, settings] = await Promise.all([getTranslations('drafts'), getLocale(), getTranslations('settings')])
  const known = Object.entries(coreFacts).map(([code, fact]) => ({ code, label: t(`fields.${code}`), ...fact }))
  const sections = Object.fromEntries(
    profile.fields.map(({ section }) => [section, headingOf(profile, section, locale, t)]),
  )
  return (
    <>
      <PageHeader
        title={profileName(profile, locale, t)}
        eyebrow={t('profile.version', { number: version })}
        crumbs={[{ href: '/settings/reports', label: settings('pages.reports') }]}
      >
        {t('profile.formHelp')}
      </PageHeader>
      <ClientText namespaces={['drafts', 'drafting', 'settings', 'errors', 'common']}>
        <ProfileForm key={version} profile={profile} version={version} known={known} sections={sections} />
      </ClientText>
    </>
  )
}
