import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadBatch } from '@/lib/batch/load'
import { BatchScreen } from '@/lib/batch/screens/batch-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('batch'))('title') }
}

export default async function BatchPage({ params, searchParams }: PageProps<'/registers/[register]/batch'>) {
  const page = await loadBatch((await params).register, await searchParams)
  return <BatchScreen page={page} words={await wordingOf()} />
}
