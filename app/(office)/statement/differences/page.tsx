import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate, nothingThere } from '@/lib/action/gate'
import { seesPromises } from '@/lib/statement/promises/queries'
import { DifferencesPage } from '@/lib/statement/screens/differences-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement-draft'))('differences.title') }
}

export default async function VersionDifferencesPage({ searchParams }: PageProps<'/statement/differences'>) {
  const actor = await gate('statement', 'read')
  if (!seesPromises(actor)) return nothingThere(actor, 'statement', 'read')
  const { v, from } = await searchParams
  return (
    <DifferencesPage
      {...{ actor, to: typeof v === 'string' ? v : undefined, from: typeof from === 'string' ? from : undefined }}
    />
  )
}
