import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { jobStates } from '@/lib/jobs/jobs'
import { JobList } from '@/lib/mail/screens/mail-queue'
import { SettingsPage } from '@/lib/settings/screens/settings-page'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.jobs') }
}

export default async function JobsPage() {
  const actor = await gate('technical_settings', 'read')
  const jobs = await jobStates(systemNow())
  return (
    <SettingsPage actor={actor} page="jobs">
      <JobList jobs={jobs} showErrors={can(actor, 'technical_settings', 'update') !== null} />
    </SettingsPage>
  )
}
