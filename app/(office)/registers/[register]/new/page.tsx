import type { Metadata } from 'next'
import { Form } from '@/components/form/form'
import { PageHeader } from '@/components/layout/page-header'
import { loadNewForm } from '@/lib/registers/load'
import { createRecordAction, findRecordsAction } from '@/lib/registers/record/actions'
import { wordingOf } from '@/lib/registers/record/wording'

type Props = PageProps<'/registers/[register]/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ register }, words] = await Promise.all([params, wordingOf()])
  return { title: words.t('registers.newTitle', { register: words.name(register, 'singular') }) }
}

export default async function NewRecordPage({ params }: Props) {
  const { actor, register, words, sections, values } = await loadNewForm((await params).register)
  const path = `/registers/${register.slug}`
  return (
    <>
      <PageHeader
        crumbs={[{ label: words.name(register.slug, 'plural'), href: path }]}
        title={words.t('registers.newTitle', { register: words.name(register.slug, 'singular') })}
      />
      <Form
        draftKey={`${actor.id}:${register.slug}:new`}
        sections={sections}
        values={values}
        version={null}
        context={{ register: register.slug }}
        action={createRecordAction}
        findOptions={findRecordsAction}
        doneHref={`${path}/{ref}`}
        cancelHref={path}
        submitText={words.t('registers.create')}
      />
    </>
  )
}
