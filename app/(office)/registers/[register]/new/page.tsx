import type { Metadata } from 'next'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { NoDepartment } from '@/lib/people/screens/no-department'
import { loadNewForm } from '@/lib/record-page/load'
import { createRecordAction, findRecordsAction } from '@/lib/records/actions'
import { wordingOf } from '@/lib/records/state/wording'

type Props = PageProps<'/registers/[register]/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ register }, words] = await Promise.all([params, wordingOf()])
  return { title: words.t('registers.newTitle', { register: words.name(register, 'singular') }) }
}

export default async function NewRecordPage({ params, searchParams }: Props) {
  const { from } = await searchParams
  const loaded = await loadNewForm((await params).register, typeof from === 'string' ? from : null)
  const { actor, register, words, form, note } = loaded
  const title = words.t('registers.newTitle', { register: words.name(register.slug, 'singular') })
  const crumb = { label: words.name(register.slug, 'plural'), href: form.cancelHref }
  return (
    <>
      <PageHeader crumbs={[crumb]} title={title}>
        {note}
      </PageHeader>
      <NoDepartment actor={actor}>
        <Form
          {...form}
          action={createRecordAction}
          findOptions={findRecordsAction}
          createOption={createRecordAction}
          submitText={words.t('registers.create')}
        />
      </NoDepartment>
    </>
  )
}
