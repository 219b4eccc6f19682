import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { createEntityAction } from '@/lib/organisation/actions'
import { entityFields } from '@/lib/organisation/form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('entities.add') }
}

export default async function NewEntityPage() {
  const actor = await gate('organisation', 'update')
  const t = await getTranslations('organisation')
  return (
    <>
      <PageHeader title={t('entities.add')} crumbs={[{ href: '/organisation', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:entities:new`}
        {...(await entityFields(null))}
        version={null}
        context={{}}
        action={createEntityAction}
        doneHref="/organisation"
        cancelHref="/organisation"
        submitText={t('entities.save')}
      />
    </>
  )
}
