import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/button'
import { ExtractLink } from '@/lib/extract/screens/screen'
import { loadList } from '@/lib/record-page/load'
import { RecordTable } from '@/lib/record-page/screens/record-table'
import { wordingOf } from '@/lib/records/state/wording'
import { TemplatesLink } from '@/lib/templates/screens/screen'

type Props = PageProps<'/registers/[register]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ register }, words] = await Promise.all([params, wordingOf()])
  return { title: words.name(register, 'plural') }
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const loaded = await loadList((await params).register, await searchParams)
  const words = await wordingOf()
  const { slug } = loaded.register
  const actions = (
    <>
      {loaded.mayCreate && (
        <LinkButton href={`/registers/${slug}/new`} variant="primary">
          {words.t('registers.new')}
        </LinkButton>
      )}
      {loaded.mayCreate && <TemplatesLink register={slug} />}
      <ExtractLink actor={loaded.actor} register={slug} />
    </>
  )
  return (
    <>
      <PageHeader title={words.name(slug, 'plural')} actions={actions}>
        {words.description(slug)}
      </PageHeader>
      <RecordTable loaded={loaded} words={words} />
    </>
  )
}
