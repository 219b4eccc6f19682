import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere, pageContext } from '@/lib/action/gate'
import { correctRequestAction } from '@/lib/requests/actions'
import { requestSections, requestValues } from '@/lib/requests/form'
import { readRequest } from '@/lib/requests/queries/request-detail'

type Props = PageProps<'/requests/[ref]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

export default async function EditRequestPage({ params }: Props) {
  const actor = await gate('request', 'update')
  const { ref } = await params
  const request = await readRequest(await pageContext(actor), ref)
  const values = request?.can.update ? requestValues(request) : null
  if (!request || !values) return nothingThere(actor, 'request', 'update')
  const [t, sections] = await Promise.all([getTranslations('requests'), requestSections({ corrects: true })])
  return (
    <>
      <PageHeader title={t('correctTitle', { ref })} crumbs={[{ label: ref, href: `/requests/${ref}` }]} />
      <Form
        draftKey={`${actor.id}:requests:${ref}`}
        sections={sections}
        values={values}
        version={request.version}
        context={{ ref }}
        action={correctRequestAction}
        doneHref="/requests/{ref}"
        cancelHref={`/requests/${ref}`}
        submitText={t('saveCorrection')}
      />
    </>
  )
}
