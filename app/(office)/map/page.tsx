import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { dataMap, mapFilter } from '@/lib/data-map/queries'
import { MapScreen } from '@/lib/data-map/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('map'))('title') }
}

export default async function MapPage({ searchParams }: PageProps<'/map'>) {
  const actor = await gate('register', 'export')
  const filter = mapFilter(await searchParams)
  const isPast = (await currentAsOf()) !== null
  return <MapScreen map={isPast ? null : await dataMap(actor, filter)} filter={filter} actor={actor} />
}
