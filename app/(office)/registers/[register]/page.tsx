import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { loadList } from '@/lib/record-page/load'
import { ListActions } from '@/lib/record-page/screens/list-actions'
import { RecordTable } from '@/lib/record-page/screens/record-table'
import { wordingOf } from '@/lib/records/state/wording'

type Props = PageProps<'/registers/[register]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ register }, words] = await Promise.all([params, wordingOf()])
  return { title: words.name(register, 'plural') }
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const loaded = await loadList((await params).register, await searchParams)
  const words = await wordingOf()
  const { slug } = loaded.register
  return (
    <>
      <PageHeader title={words.name(slug, 'plural')} actions={<ListActions loaded={loaded} words={words} />}>
        {words.description(slug)}
      </PageHeader>
      <RecordTable loaded={loaded} words={words} />
    </>
  )
}
