import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { Departments } from '@/lib/organisation/departments'
import { Entities } from '@/lib/organisation/entities-section'
import { listDepartments, organisationFacts, organisationView } from '@/lib/organisation/queries'
import { OrganisationScreen } from '@/lib/organisation/screen'
import { HeaderActions } from './header-actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

export default async function OrganisationPage() {
  const actor = await gate('organisation', 'read')
  const everything = organisationView(actor) === 'full'
  const mayChange = can(actor, 'organisation', 'update') !== null
  const [t, facts, departments] = await Promise.all([
    getTranslations('organisation'),
    organisationFacts(),
    everything ? listDepartments() : [],
  ])
  return (
    <>
      <PageHeader title={facts?.legalName ?? t('title')} eyebrow={t('title')} actions={<HeaderActions actor={actor} />}>
        {facts ? t('intro') : t('nothing')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {facts && <OrganisationScreen facts={facts} everything={everything} />}
        {everything && facts && <Entities entities={facts.entities} mayChange={mayChange} />}
        {everything && <Departments rows={departments} mayChange={mayChange} />}
      </div>
    </>
  )
}
