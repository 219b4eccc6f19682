import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadOwn } from '@/lib/intake/doors/load-own'
import { OwnPage } from '@/lib/intake/screens/own-page'
import { visitorTitle } from '@/lib/intake/screens/titles'

type Props = PageProps<'/your-data/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await visitorTitle(await searchParams, 'page') }
}

/** Behind the secret link of who asked: they confirm their request, and follow it. */
export default async function Page({ params, searchParams }: Props) {
  const view = await loadOwn((await params).token, await searchParams)
  if (!view) notFound()
  return <OwnPage view={view} />
}
