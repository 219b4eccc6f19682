import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadNewImport } from '@/lib/imports/load'
import { StartScreen } from '@/lib/imports/screens/start-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.start'))('title') }
}

export default async function NewImportPage({ searchParams }: PageProps<'/imports/new'>) {
  const { register } = await loadNewImport((await searchParams).register)
  return <StartScreen register={register} words={await wordingOf()} />
}
