import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate, pageContext } from '@/lib/action/gate'
import { datePage, dateShape } from '@/lib/calendar/list'
import { DatesScreen } from '@/lib/calendar/screens/dates-screen'
import { tableStateParser } from '@/lib/table/parse'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendar'))('dates') }
}

const stateOf = tableStateParser(dateShape)

export default async function DatesPage({ searchParams }: PageProps<'/calendar/dates'>) {
  const actor = await gate('deletion', 'read')
  const state = stateOf(await searchParams)
  return <DatesScreen page={await datePage(await pageContext(actor), state)} state={state} />
}
