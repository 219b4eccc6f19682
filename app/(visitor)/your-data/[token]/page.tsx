import type { Metadata } from 'next'
import { loadOwn } from '@/lib/intake/doors/load-own'
import { GonePage } from '@/lib/intake/screens/gone-page'
import { OwnPage } from '@/lib/intake/screens/own-page'
import { visitorTitle } from '@/lib/intake/screens/titles'

type Props = PageProps<'/your-data/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await visitorTitle(await searchParams, 'page') }
}

/** Behind the secret link of who asked: they confirm their request, and follow it. */
export default async function Page({ params, searchParams }: Props) {
  const [{ token }, asked] = await Promise.all([params, searchParams])
  const view = await loadOwn(token, asked)
  return view ? <OwnPage view={view} /> : <GonePage params={asked} />
}
