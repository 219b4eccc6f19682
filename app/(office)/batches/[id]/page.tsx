import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadBatchResult } from '@/lib/batch/load'
import { BatchResultScreen } from '@/lib/batch/screens/result-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('batch'))('title') }
}

export default async function BatchResultPage({ params }: PageProps<'/batches/[id]'>) {
  const done = await loadBatchResult((await params).id)
  return <BatchResultScreen done={done} words={await wordingOf()} />
}
