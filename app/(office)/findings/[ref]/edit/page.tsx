import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere } from '@/lib/action/gate'
import { updateFindingAction } from '@/lib/findings/actions'
import { findingSections, findingValues } from '@/lib/findings/form'
import { findingOf } from '@/lib/findings/queries'

export default async function EditFindingPage({ params }: PageProps<'/findings/[ref]/edit'>) {
  const actor = await gate('finding', 'update')
  const { ref } = await params
  const finding = await findingOf(actor, ref)
  if (!finding?.can.update) return nothingThere(actor, 'finding', 'update')
  const [t, sections] = await Promise.all([getTranslations('findings'), findingSections()])
  return (
    <>
      <PageHeader title={t('edit')} eyebrow={ref} crumbs={[{ href: '/findings', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:findings:${ref}`}
        sections={sections}
        values={findingValues(finding, '')}
        version={finding.version}
        context={{ ref }}
        action={updateFindingAction}
        doneHref="/findings/{ref}"
        cancelHref={`/findings/${ref}`}
        submitText={t('save')}
      />
    </>
  )
}
