import type { Metadata } from 'next'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { loadEditForm } from '@/lib/record-page/load'
import { createRecordAction, findRecordsAction, updateRecordAction } from '@/lib/records/actions'
import { wordingOf } from '@/lib/records/state/wording'
import { EditNotes } from '@/lib/review/screens/panel'

type Props = PageProps<'/registers/[register]/[ref]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ ref }, words] = await Promise.all([params, wordingOf()])
  return { title: words.t('registers.editTitle', { ref }) }
}

export default async function EditRecordPage({ params }: Props) {
  const { register, ref } = await params
  const { actor, record, words, form } = await loadEditForm(register, ref)
  const title = words.t('registers.editTitle', { ref })
  return (
    <>
      <PageHeader crumbs={[{ label: record.title, href: form.cancelHref }]} eyebrow={ref} title={title}>
        {words.t('registers.editHelp', { status: record.status })}
      </PageHeader>
      <EditNotes actor={actor} register={register} record={record} />
      <Form
        {...form}
        action={updateRecordAction}
        findOptions={findRecordsAction}
        createOption={createRecordAction}
        submitText={words.t('registers.save')}
      />
    </>
  )
}
