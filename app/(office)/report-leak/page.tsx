import type { Metadata } from 'next'
import { getLocale, getTimeZone } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { reportStart } from '@/lib/leaks/queries/own-reports'
import { ReportForm } from '@/lib/leaks/screens/report/report-form'
import { reportTexts } from '@/lib/leaks/screens/report/texts'
import { localeOf } from '@/lib/text/locale'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reportTexts(localeOf(await getLocale()) ?? 'en')).title }
}

/** Report a leak: the page brings its texts, so that the form needs no library for them. */
export default async function ReportLeakPage() {
  const actor = await gate('report', 'create')
  const locale = localeOf(await getLocale()) ?? 'en'
  const [texts, { phone, call }, zone] = await Promise.all([reportTexts(locale), reportStart(actor), getTimeZone()])
  return (
    <div className="mx-auto max-w-2xl text-lg">
      <ReportForm texts={texts} start={{ ownerId: actor.id, phone, language: actor.locale, zone }} call={call} />
    </div>
  )
}
