import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate, pageContext } from '@/lib/action/gate'
import { datePage, dateShape } from '@/lib/calendar/list'
import { DatesScreen } from '@/lib/calendar/screens/dates-screen'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendar'))('dates') }
}

export default async function DatesPage({ searchParams }: PageProps<'/calendar/dates'>) {
  const actor = await gate('deletion', 'read')
  const viewed = await viewedState(actor, '/calendar/dates', await searchParams, dateShape)
  return <DatesScreen page={await datePage(await pageContext(actor), viewed.state)} viewed={viewed} />
}
