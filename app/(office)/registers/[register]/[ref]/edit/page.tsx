import type { Metadata } from 'next'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { loadEditForm } from '@/lib/registers/load'
import { findRecordsAction, updateRecordAction } from '@/lib/registers/record/actions'
import { wordingOf } from '@/lib/registers/record/wording'

type Props = PageProps<'/registers/[register]/[ref]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ ref }, words] = await Promise.all([params, wordingOf()])
  return { title: words.t('registers.editTitle', { ref }) }
}

export default async function EditRecordPage({ params }: Props) {
  const { register: slug, ref } = await params
  const { actor, register, record, words, sections, values } = await loadEditForm(slug, ref)
  const path = `/registers/${register.slug}`
  return (
    <>
      <PageHeader
        crumbs={[{ label: record.title, href: `${path}/${ref}` }]}
        eyebrow={ref}
        title={words.t('registers.editTitle', { ref })}
      >
        {words.t('registers.editHelp', { status: record.status })}
      </PageHeader>
      <Form
        draftKey={`${actor.id}:${register.slug}:${ref}`}
        sections={sections}
        values={values}
        version={record.version}
        context={{ register: register.slug, ref }}
        action={updateRecordAction}
        findOptions={findRecordsAction}
        doneHref={`${path}/{ref}`}
        cancelHref={`${path}/${ref}`}
        submitText={words.t('registers.save')}
      />
    </>
  )
}
