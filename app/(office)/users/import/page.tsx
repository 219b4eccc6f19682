import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadPeopleImports } from '@/lib/imports/people/load'
import { PeopleStartScreen } from '@/lib/imports/people/screens/start-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.people'))('title') }
}

export default async function ImportPeoplePage() {
  const page = await loadPeopleImports()
  return <PeopleStartScreen page={page} words={await wordingOf()} />
}
