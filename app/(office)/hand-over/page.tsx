import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadHandOver } from '@/lib/beside/hand-over/queries'
import { HandOverScreen } from '@/lib/beside/hand-over/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('talk.handOver'))('title') }
}

export default async function HandOverRoute({ searchParams }: PageProps<'/hand-over'>) {
  const { from } = await searchParams
  return <HandOverScreen {...(await loadHandOver(typeof from === 'string' && from !== '' ? from : null))} />
}
