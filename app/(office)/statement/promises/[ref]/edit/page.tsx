import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findRecordsAction } from '@/lib/records/actions'
import { changePromiseAction } from '@/lib/statement/actions'
import { promiseSections, promiseValues } from '@/lib/statement/form'
import { promiseOf } from '@/lib/statement/promises/queries'

export default async function EditPromisePage({ params }: PageProps<'/statement/promises/[ref]/edit'>) {
  const actor = await gate('statement', 'update')
  const promise = await promiseOf(actor, await officeNow(), (await params).ref)
  if (!promise?.can.change) return nothingThere(actor, 'statement', 'update')
  const [t, sections] = await Promise.all([getTranslations('statement'), promiseSections(promise)])
  const back = `/statement/promises/${promise.ref}`
  return (
    <>
      <PageHeader title={t('promise.edit')} eyebrow={promise.ref} crumbs={[{ href: back, label: promise.title }]} />
      <Form
        draftKey={`${actor.id}:promises:${promise.ref}`}
        {...{ sections, values: promiseValues(promise, ''), version: promise.version, context: { ref: promise.ref } }}
        action={changePromiseAction}
        findOptions={findRecordsAction}
        {...{ doneHref: back, cancelHref: back, submitText: t('promise.save') }}
      />
    </>
  )
}
