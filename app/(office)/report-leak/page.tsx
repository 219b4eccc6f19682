import type { Metadata } from 'next'
import { getLocale, getTimeZone } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { reportStart } from '@/lib/leaks/queries/own-reports'
import { fileTexts } from '@/lib/leaks/screens/files/texts'
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
  const [texts, files, { phone, call, noBlame }, zone] = await Promise.all([
    reportTexts(locale),
    fileTexts(locale, mostBytes()),
    reportStart(actor),
    getTimeZone(),
  ])
  return (
    <div className="mx-auto max-w-2xl text-lg">
      <ReportForm
        texts={texts}
        files={{ texts: files, accept: evidenceEndings.join(',') }}
        start={{ ownerId: actor.id, phone, language: actor.locale, zone }}
        call={call}
        noBlame={noBlame}
      />
    </div>
  )
}
