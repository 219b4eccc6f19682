import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { createFindingAction } from '@/lib/findings/actions'
import { findingSections, findingValues } from '@/lib/findings/form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('new') }
}

export default async function NewFindingPage({ searchParams }: PageProps<'/findings/new'>) {
  const actor = await gate('finding', 'create')
  const { record } = await searchParams
  const [t, sections] = await Promise.all([getTranslations('findings'), findingSections()])
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ href: '/findings', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:findings:new`}
        sections={sections}
        values={findingValues(null, typeof record === 'string' ? record.slice(0, 20) : '')}
        version={null}
        context={{}}
        action={createFindingAction}
        doneHref="/findings/{ref}"
        cancelHref="/findings"
        submitText={t('save')}
      />
    </>
  )
}
