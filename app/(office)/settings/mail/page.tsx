import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { jobStates } from '@/lib/jobs/jobs'
import { mailState } from '@/lib/mail/queries'
import { JobList, MailQueue } from '@/lib/mail/screens/mail-queue'
import { MailSending } from '@/lib/mail/screens/mail-sending'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail'))('title') }
}

export default async function MailPage() {
  const actor = await gate('technical_settings', 'read')
  const now = systemNow()
  const [t, settings, state, jobs] = await Promise.all([
    getTranslations('mail'),
    getTranslations('settings'),
    mailState(actor, now),
    jobStates(now),
  ])
  if (!state) notFound()
  return (
    <ClientText namespaces={['mail', 'errors']}>
      <PageHeader title={t('title')} crumbs={[{ label: settings('title'), href: '/settings' }]}>
        {t('help')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <MailSending setup={state.setup} address={state.mayAct ? actor.email : null} />
        <MailQueue state={state} />
        <JobList jobs={jobs} showErrors={state.mayAct} />
      </div>
    </ClientText>
  )
}
