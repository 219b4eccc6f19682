import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate, pageContext } from '@/lib/action/gate'
import { calendarFilter, calendarSections } from '@/lib/calendar/queries'
import { CalendarScreen } from '@/lib/calendar/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendar'))('title') }
}

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const actor = await gate('deletion', 'read')
  const context = await pageContext(actor)
  const filter = calendarFilter(await searchParams)
  const [sections, asOf] = await Promise.all([calendarSections(context, filter), currentAsOf()])
  return <CalendarScreen sections={sections} filter={filter} today={context.today} isPast={asOf !== null} />
}
