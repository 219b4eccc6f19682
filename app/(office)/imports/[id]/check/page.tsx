import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadCheck } from '@/lib/imports/load'
import { CheckScreen } from '@/lib/imports/screens/check-screen'
import { wordingOf } from '@/lib/records/state/wording'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.check'))('title') }
}

export default async function CheckImportPage({ params, searchParams }: PageProps<'/imports/[id]/check'>) {
  const page = await loadCheck((await params).id, await searchParams)
  return <CheckScreen page={page} words={await wordingOf()} />
}
