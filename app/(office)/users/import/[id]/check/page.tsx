import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadPeopleCheck } from '@/lib/imports/people/load'
import { PeopleCheckScreen } from '@/lib/imports/people/screens/check-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.check'))('title') }
}

export default async function CheckPeoplePage({ params, searchParams }: PageProps<'/users/import/[id]/check'>) {
  return <PeopleCheckScreen page={await loadPeopleCheck((await params).id, await searchParams)} />
}
