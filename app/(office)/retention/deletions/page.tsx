import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { DeletionList } from '@/lib/retention/screens/deletion-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('deletions.title') }
}

export default async function DeletionsPage({ searchParams }: PageProps<'/retention/deletions'>) {
  const actor = await gate('deletion', 'read')
  return <DeletionList actor={actor} query={await searchParams} />
}
