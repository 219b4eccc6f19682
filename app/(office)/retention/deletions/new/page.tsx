import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { findRecordsAction } from '@/lib/records/actions'
import { recordDeletionAction } from '@/lib/retention/deletions/actions'
import { loadDeletionForm } from '@/lib/retention/deletions/load'
import { HoldNotice } from '@/lib/retention/screens/hold-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('deletions.new') }
}

export default async function NewDeletionPage({ searchParams }: PageProps<'/retention/deletions/new'>) {
  const actor = await gate('deletion', 'create')
  const { corrects, holds, form } = await loadDeletionForm(actor, await searchParams)
  const t = await getTranslations('retention')
  const title = corrects ? t('deletions.correctTitle', { ref: corrects }) : t('deletions.new')
  return (
    <>
      <PageHeader title={title} crumbs={[{ href: '/retention#deletions', label: t('title') }]}>
        {corrects ? t('deletions.correctHelp') : t('deletions.help')}
      </PageHeader>
      <div className="mb-6 max-w-4xl empty:hidden">{holds.length > 0 && <HoldNotice holds={holds} />}</div>
      <Form
        {...form}
        version={null}
        action={recordDeletionAction}
        findOptions={findRecordsAction}
        doneHref="/retention/deletions/{ref}"
        cancelHref="/retention#deletions"
        submitText={t('deletions.save')}
      />
    </>
  )
}
