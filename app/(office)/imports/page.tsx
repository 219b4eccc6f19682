import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadImports } from '@/lib/imports/load'
import { ImportsScreen } from '@/lib/imports/screens/list-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportsPage() {
  const page = await loadImports()
  return <ImportsScreen {...page} words={await wordingOf()} />
}
