import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findRecordsAction } from '@/lib/records/actions'
import { placeHoldAction } from '@/lib/retention/holds/actions'
import { holdFrom, holdSections, holdValues } from '@/lib/retention/holds/form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('holds.new') }
}

export default async function NewHoldPage({ searchParams }: PageProps<'/retention/holds/new'>) {
  const actor = await gate('hold', 'create')
  const from = holdFrom(await searchParams)
  const [t, sections] = await Promise.all([getTranslations('retention'), holdSections()])
  return (
    <>
      <PageHeader title={t('holds.new')} crumbs={[{ href: '/retention#holds', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:holds:new:${from.record || from.request}`}
        sections={sections}
        values={holdValues((await officeNow()).today, from)}
        version={null}
        context={{}}
        action={placeHoldAction}
        findOptions={findRecordsAction}
        doneHref="/retention/holds/{ref}"
        cancelHref="/retention#holds"
        submitText={t('holds.save')}
      />
    </>
  )
}
