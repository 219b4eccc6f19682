import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { gate } from '@/lib/action/gate'
import { mailState } from '@/lib/mail/queries'
import { MailQueue } from '@/lib/mail/screens/mail-queue'
import { MailSending } from '@/lib/mail/screens/mail-sending'
import { SettingsPage } from '@/lib/settings/screens/settings-page'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.mail') }
}

export default async function MailPage() {
  const actor = await gate('technical_settings', 'read')
  const [t, state] = await Promise.all([getTranslations('mail'), mailState(actor, systemNow())])
  if (!state) notFound()
  return (
    <ClientText namespaces={['mail', 'errors']}>
      <SettingsPage actor={actor} page="mail" help={t('help')}>
        <MailSending setup={state.setup} address={state.mayAct ? actor.email : null} />
        <MailQueue state={state} />
      </SettingsPage>
    </ClientText>
  )
}
