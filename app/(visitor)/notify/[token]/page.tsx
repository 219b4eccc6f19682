import type { Metadata } from 'next'
import { VisitorGone } from '@/components/layout/visitor-gone'
import { TellPage } from '@/lib/notices/screens/tell-page'
import { tellLanguage, tellTitle } from '@/lib/notices/screens/tell-title'
import { loadTell } from '@/lib/notices/tell/load'

type Props = PageProps<'/notify/[token]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await tellTitle(await searchParams) }
}

/** Behind a secret link: a processor tells of a leak, without an account, a session or scripts. */
export default async function Page({ params, searchParams }: Props) {
  const [{ token }, asked] = await Promise.all([params, searchParams])
  const tell = await loadTell(token, asked)
  return tell ? <TellPage tell={tell} /> : <VisitorGone language={tellLanguage(asked)} />
}
