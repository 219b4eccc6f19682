import type { Metadata } from 'next'
import { loadRecord } from '@/lib/record-page/load'
import { NotYet } from '@/lib/record-page/screens/as-of-frame'
import { RecordPage } from '@/lib/record-page/screens/record-page'
import { wordingOf } from '@/lib/records/state/wording'

type Props = PageProps<'/registers/[register]/[ref]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { register, ref } = await params
  const { record } = await loadRecord(register, ref)
  return { title: record ? `${record.ref} ${record.title}` : ref }
}

export default async function RecordRoute({ params, searchParams }: Props) {
  const { register, ref } = await params
  const { record, ...loaded } = await loadRecord(register, ref)
  if (!record) return <NotYet register={register} recordRef={ref} />
  return <RecordPage {...loaded} record={record} words={await wordingOf()} params={await searchParams} />
}
