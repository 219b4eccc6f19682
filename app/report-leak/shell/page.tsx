import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { Wordmark } from '@/components/layout/public-shell'
import { gate } from '@/lib/action/gate'
import { ReportPage } from '@/lib/leaks/screens/report/report-page'
import { reportTexts } from '@/lib/leaks/screens/report/texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reportTexts(await getLocale())).title }
}

/** The report form alone, empty, without the frame that names its reader: what a device keeps (lib/leaks/device/worker.mjs). */
export default async function ReportShellPage() {
  const actor = await gate('report', 'create')
  return (
    <div data-report-shell={actor.id} className="min-h-dvh">
      <header className="flex min-h-14 items-center border-b border-hairline bg-surface px-4">
        <Wordmark />
      </header>
      <main id="content" tabIndex={-1} className="px-4 py-6 outline-none">
        <ReportPage actor={actor} empty />
      </main>
    </div>
  )
}
