import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { receiveRequestAction } from '@/lib/requests/actions'
import { newRequestValues, requestSections } from '@/lib/requests/form'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('requests'))('new') })

export default async function NewRequestPage() {
  const actor = await gate('request', 'create')
  const [t, sections, { today }] = await Promise.all([getTranslations('requests'), requestSections(), officeNow()])
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/requests' }]} />
      <Form
        draftKey={`${actor.id}:requests:new`}
        sections={sections}
        values={newRequestValues(today, actor.locale)}
        version={null}
        context={{}}
        action={receiveRequestAction}
        doneHref="/requests/{ref}"
        cancelHref="/requests"
        submitText={t('save')}
      />
    </>
  )
}
