import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findRecordsAction } from '@/lib/records/actions'
import { changeDisclosureAction } from '@/lib/sharing/actions'
import { disclosureSections, disclosureValues } from '@/lib/sharing/form'
import { disclosureOf } from '@/lib/sharing/queries'

export default async function EditDisclosurePage({ params }: PageProps<'/sharing/[ref]/edit'>) {
  const actor = await gate('sharing', 'update')
  const one = await disclosureOf(actor, (await officeNow()).today, (await params).ref)
  if (!one?.can.change) return nothingThere(actor, 'sharing', 'update')
  const [t, sections] = await Promise.all([getTranslations('sharing'), disclosureSections(one.agreement)])
  return (
    <>
      <PageHeader title={t('editOf', { ref: one.ref })} crumbs={[{ href: '/sharing', label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:sharing:${one.ref}`}
        sections={sections}
        values={disclosureValues(one)}
        version={one.version}
        context={{ ref: one.ref }}
        action={changeDisclosureAction}
        findOptions={findRecordsAction}
        doneHref={`/sharing/${one.ref}`}
        cancelHref={`/sharing/${one.ref}`}
        submitText={t('save')}
      />
    </>
  )
}
