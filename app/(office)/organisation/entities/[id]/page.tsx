import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { updateEntityAction } from '@/lib/organisation/actions'
import { entityFields } from '@/lib/organisation/form'
import { entityOf } from '@/lib/organisation/queries'

export default async function EditEntityPage({ params }: PageProps<'/organisation/entities/[id]'>) {
  const actor = await gate('organisation', 'update')
  const entity = await entityOf((await params).id)
  if (!entity) notFound()
  const t = await getTranslations('organisation')
  return (
    <>
      <PageHeader title={entity.name} crumbs={[{ href: '/organisation', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:entities:${entity.id}`}
        {...(await entityFields(entity))}
        version={entity.version}
        context={{ id: entity.id }}
        action={updateEntityAction}
        doneHref="/organisation"
        cancelHref="/organisation"
        submitText={t('entities.save')}
      />
    </>
  )
}
