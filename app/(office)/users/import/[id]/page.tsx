import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { loadPeopleImport } from '@/lib/imports/people/load'
import { PeopleDoneScreen } from '@/lib/imports/people/screens/done-screen'
import { PeopleMapScreen } from '@/lib/imports/people/screens/map-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.people'))('title') }
}

export default async function PeopleImportPage({ params }: PageProps<'/users/import/[id]'>) {
  const page = await loadPeopleImport((await params).id)
  if (page.table) return <PeopleMapScreen page={page} table={page.table} />
  if (!page.report) notFound()
  return <PeopleDoneScreen page={page} report={page.report} words={await wordingOf()} />
}
