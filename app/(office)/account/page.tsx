import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { currentSession } from '@/lib/access/session/current'
import { requireActor } from '@/lib/action/gate'
import { TokensLink } from '@/lib/api/screens/tokens-link'
import { ownAccount } from '@/lib/people/account'
import { leaveEverywhere, savePassword, saveProfile } from '@/lib/people/account-actions'
import { DeputiesSection } from '@/lib/people/screens/deputies-section'
import { PasswordForm } from '@/lib/people/screens/password-form'
import { ProfileForm } from '@/lib/people/screens/profile-form'
import { SessionList } from '@/lib/people/screens/session-list'
import { systemNow } from '@/lib/time/types'

export default async function AccountPage() {
  const actor = await requireActor()
  const [session, t] = await Promise.all([currentSession(), getTranslations('access.account')])
  const { phone, version, locale, sessions } = await ownAccount(actor, session?.handleHash ?? '', systemNow())
  const profile = { name: actor.name, locale, phone: phone ?? '', version }
  return (
    <ClientText namespaces={['access', 'errors', 'nav']}>
      <title>{t('title')}</title>
      <PageHeader title={t('title')}>{actor.email}</PageHeader>
      <div className="grid max-w-3xl gap-6">
        <Section id="profile" title={t('profile')}>
          <ProfileForm profile={profile} languageOnly={actor.roles.includes('auditor')} send={saveProfile} />
        </Section>
        <DeputiesSection actor={actor} />
        <TokensLink actor={actor} />
        <Section id="password" title={t('password')} help={t('passwordHelp')}>
          <PasswordForm send={savePassword} />
        </Section>
        <Section id="sessions" title={t('sessions')} count={sessions.length} help={t('sessionsHelp')}>
          <SessionList sessions={sessions} leaveEverywhere={leaveEverywhere} />
        </Section>
      </div>
    </ClientText>
  )
}
