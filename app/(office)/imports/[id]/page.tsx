import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { leftBy, loadImport, recordsOf } from '@/lib/imports/load'
import { DoneScreen } from '@/lib/imports/screens/done-screen'
import { MapScreen } from '@/lib/imports/screens/map-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportPage({ params }: PageProps<'/imports/[id]'>) {
  const page = await loadImport((await params).id)
  const words = await wordingOf()
  if (page.table) return <MapScreen page={page} table={page.table} words={words} />
  const [records, stays] = await Promise.all([recordsOf(page.stored), leftBy(page.stored)])
  return <DoneScreen page={page} records={records} stays={stays} words={words} />
}
