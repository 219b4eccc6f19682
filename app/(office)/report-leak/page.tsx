import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { ReportPage } from '@/lib/leaks/screens/report/report-page'
import { reportTexts } from '@/lib/leaks/screens/report/texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reportTexts(await getLocale())).title }
}

export default async function ReportLeakPage() {
  return <ReportPage actor={await gate('report', 'create')} />
}
