import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { TextLink } from '@/components/ui/link'
import { can, mayEver } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { ExtractLink } from '@/lib/extract/screens/screen'
import { organisationFacts, organisationView } from '@/lib/organisation/queries'
import { Entities } from '@/lib/organisation/screens/departments'
import { HeaderActions, OrganisationScreen } from '@/lib/organisation/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

export default async function OrganisationPage() {
  const actor = await gate('organisation', 'read')
  const everything = organisationView(actor) === 'full'
  const mayChange = mayEver(actor, 'organisation', 'update')
  const [t, facts] = await Promise.all([getTranslations('organisation'), organisationFacts()])
  const actions = <HeaderActions mayChange={mayChange} extract={<ExtractLink actor={actor} />} />
  return (
    <>
      <PageHeader title={facts?.legalName ?? t('title')} eyebrow={t('title')} actions={actions}>
        {facts ? t('intro') : t('nothing')}{' '}
        {can(actor, 'department', 'read') && (
          <TextLink href="/settings/departments">{t('sections.departments')}</TextLink>
        )}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {facts && <OrganisationScreen facts={facts} everything={everything} />}
        {everything && facts && <Entities entities={facts.entities} mayChange={mayChange} />}
      </div>
    </>
  )
}
