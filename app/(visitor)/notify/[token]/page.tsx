import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TellPage } from '@/lib/notices/screens/tell-page'
import { tellTitle } from '@/lib/notices/screens/tell-title'
import { loadTell } from '@/lib/notices/tell/load'

type Props = PageProps<'/notify/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await tellTitle(await searchParams) }
}

/** Behind a secret link: a processor tells of a leak, without an account, a session or scripts. */
export default async function Page({ params, searchParams }: Props) {
  const tell = await loadTell((await params).token, await searchParams)
  if (!tell) notFound()
  return <TellPage tell={tell} />
}
