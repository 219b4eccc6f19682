import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { currentSession } from '@/lib/access/session/current'
import { requireActor } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { ownAccount } from '@/lib/people/account'
import { leaveEverywhere, savePassword, saveProfile } from '@/lib/people/account-actions'
import { deputiesOf } from '@/lib/people/deputies'
import { Deputies } from '@/lib/people/screens/deputies'
import { PasswordForm } from '@/lib/people/screens/password-form'
import { ProfileForm } from '@/lib/people/screens/profile-form'
import { SessionList } from '@/lib/people/screens/session-list'
import { formatCalendarDate } from '@/lib/time/format'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('account.title') }
}

export default async function AccountPage() {
  const actor = await requireActor()
  const [session, t] = await Promise.all([currentSession(), getTranslations('access.account')])
  const account = await ownAccount(actor, session?.handleHash ?? '', systemNow())
  const office = await officeNow()
  const [deputies, deputyWords, locale] = await Promise.all([
    deputiesOf(actor, office),
    getTranslations('access.deputies'),
    getLocale(),
  ])
  const rows = deputies.rows.map((row) => ({
    ...row,
    from: formatCalendarDate(row.from, { locale }),
    until: formatCalendarDate(row.until, { locale }),
  }))
  const profile = { name: actor.name, locale: actor.locale, phone: account.phone ?? '', version: account.version }
  return (
    <ClientText namespaces={['access', 'errors', 'nav']}>
      <PageHeader title={t('title')}>{actor.email}</PageHeader>
      <div className="grid max-w-3xl gap-6">
        <Section id="profile" title={t('profile')}>
          <ProfileForm profile={profile} languageOnly={actor.roles.includes('auditor')} send={saveProfile} />
        </Section>
        {!actor.roles.includes('auditor') && (
          <Section id="deputies" title={deputyWords('title')} help={deputyWords('help')}>
            <Deputies {...deputies} rows={rows} today={office.today} />
          </Section>
        )}
        <Section id="password" title={t('password')} help={t('passwordHelp')}>
          <PasswordForm send={savePassword} />
        </Section>
        <Section id="sessions" title={t('sessions')} count={account.sessions.length} help={t('sessionsHelp')}>
          <SessionList sessions={account.sessions} leaveEverywhere={leaveEverywhere} />
        </Section>
      </div>
    </ClientText>
  )
}
