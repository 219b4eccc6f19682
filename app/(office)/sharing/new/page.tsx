import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { findRecordsAction } from '@/lib/records/actions'
import { recordDisclosureAction } from '@/lib/sharing/actions'
import { disclosureSections, disclosureValues } from '@/lib/sharing/form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sharing'))('new') }
}

export default async function NewDisclosurePage() {
  const actor = await gate('sharing', 'create')
  const [t, sections] = await Promise.all([getTranslations('sharing'), disclosureSections()])
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ href: '/sharing', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:sharing:new`}
        sections={sections}
        values={disclosureValues(null)}
        version={null}
        context={{}}
        action={recordDisclosureAction}
        findOptions={findRecordsAction}
        doneHref="/sharing/{ref}"
        cancelHref="/sharing"
        submitText={t('save')}
      />
    </>
  )
}
