import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadBatchDone } from '@/lib/batch/load'
import { BatchDoneScreen } from '@/lib/batch/screens/done-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('batch'))('title') }
}

export default async function BatchDonePage({ params }: PageProps<'/batches/[id]'>) {
  const done = await loadBatchDone((await params).id)
  return <BatchDoneScreen done={done} words={await wordingOf()} />
}
