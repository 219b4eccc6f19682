import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadQueue } from '@/lib/review/queue/page-of'
import { QueueScreen } from '@/lib/review/screens/queue-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('queue.title') }
}

export default async function ReviewsPage({ searchParams }: PageProps<'/reviews'>) {
  return <QueueScreen queue={await loadQueue(await searchParams)} />
}
