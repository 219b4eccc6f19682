import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { addVersionAction } from '@/lib/statement/actions'
import { versionSections, versionValues } from '@/lib/statement/form'
import { PromisePreview } from '@/lib/statement/screens/promise-preview'
import { TextFromFile } from '@/lib/statement/screens/text-from-file'
import { versionRows } from '@/lib/statement/versions/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('version.new') }
}

export default async function NewVersionPage() {
  const actor = await gate('statement', 'create')
  const [t, locale, { today }] = await Promise.all([getTranslations('statement'), getLocale(), officeNow()])
  const [last] = await versionRows(today)
  return (
    <>
      <PageHeader title={t('version.new')} crumbs={[{ href: '/statement', label: t('title') }]} />
      <ClientText namespaces={['statement', 'statement-draft', 'common']}>
        <TextFromFile />
        <PromisePreview />
      </ClientText>
      <Form
        draftKey={`${actor.id}:statement:new`}
        sections={await versionSections()}
        values={versionValues(today, last?.language ?? locale, last?.publishedAt ?? '')}
        action={addVersionAction}
        {...{ version: null, context: {}, doneHref: '/statement?v={ref}', cancelHref: '/statement' }}
        submitText={t('version.save')}
      />
    </>
  )
}
