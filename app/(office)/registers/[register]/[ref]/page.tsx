import type { Metadata } from 'next'
import { loadRecord } from '@/lib/registers/load'
import { RecordPage } from '@/lib/registers/record/view/record-page'
import { wordingOf } from '@/lib/registers/record/wording'

type Props = PageProps<'/registers/[register]/[ref]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { register, ref } = await params
  const { record } = await loadRecord(register, ref)
  return { title: `${record.ref} ${record.title}` }
}

export default async function RecordRoute({ params }: Props) {
  const { register, ref } = await params
  return <RecordPage {...(await loadRecord(register, ref))} words={await wordingOf()} />
}
