import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { updateOrganisationAction } from '@/lib/organisation/actions'
import { organisationFields } from '@/lib/organisation/form'
import { organisationFacts } from '@/lib/organisation/queries'

export default async function EditOrganisationPage() {
  const actor = await gate('organisation', 'update')
  const [t, facts] = await Promise.all([getTranslations('organisation'), organisationFacts()])
  if (!facts) notFound()
  return (
    <>
      <PageHeader title={t('edit')} crumbs={[{ href: '/organisation', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:organisation`}
        {...(await organisationFields(facts))}
        version={facts.version}
        context={{}}
        action={updateOrganisationAction}
        doneHref="/organisation"
        cancelHref="/organisation"
        submitText={t('save')}
      />
    </>
  )
}
