import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadAsk } from '@/lib/intake/doors/load-ask'
import { AskPage } from '@/lib/intake/screens/ask-page'
import { visitorTitle } from '@/lib/intake/screens/titles'

type Props = PageProps<'/your-data'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await visitorTitle(await searchParams, 'page') }
}

/** The intake page: anybody asks about their data, without an account, a session or scripts. Closed, it is not there. */
export default async function Page({ searchParams }: Props) {
  const params = await searchParams
  const view = await loadAsk(params)
  if (!view) notFound()
  return <AskPage view={view} discarded={params.done === 'discarded'} />
}
