import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findRecordsAction } from '@/lib/records/actions'
import { statePromiseAction } from '@/lib/statement/actions'
import { promiseSections, promiseValues } from '@/lib/statement/form'
import { chosen, versionRows } from '@/lib/statement/versions/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('promise.new') }
}

export default async function NewPromisePage({ searchParams }: PageProps<'/statement/promises/new'>) {
  const actor = await gate('statement', 'create')
  const { statement } = await searchParams
  const [t, locale, { today }, sections] = await Promise.all([
    getTranslations('statement'),
    getLocale(),
    officeNow(),
    promiseSections(null),
  ])
  const of = chosen(await versionRows(today), typeof statement === 'string' ? statement : undefined, locale)
  if (!of) return nothingThere(actor, 'statement', 'create')
  const back = `/statement?v=${of.number}`
  return (
    <>
      <PageHeader title={t('promise.new')} crumbs={[{ href: back, label: t('title') }]} />
      <Form
        draftKey={`${actor.id}:promises:new:${of.number}`}
        {...{ sections, values: promiseValues(null, ''), version: null, context: { statement: String(of.number) } }}
        action={statePromiseAction}
        findOptions={findRecordsAction}
        {...{ doneHref: `${back}#promise-{ref}`, cancelHref: back, submitText: t('promise.save') }}
      />
    </>
  )
}
