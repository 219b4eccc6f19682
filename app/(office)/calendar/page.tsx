import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { calendarEntries, calendarFilter } from '@/lib/calendar/queries'
import { CalendarScreen } from '@/lib/calendar/screens/screen'
import { officeNow } from '@/lib/company/office-zone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendar'))('title') }
}

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const actor = await gate('deletion', 'read')
  const { today } = await officeNow()
  const filter = calendarFilter(await searchParams)
  const [entries, asOf] = await Promise.all([calendarEntries(actor, filter, today), currentAsOf()])
  return <CalendarScreen entries={entries} filter={filter} today={today} isPast={asOf !== null} />
}
