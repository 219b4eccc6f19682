import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gate, pageContext } from '@/lib/action/gate'
import { loadOwnReport } from '@/lib/leaks/load'
import { OwnReportPage } from '@/lib/leaks/screens/mine/own-report-page'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref }
}

export default async function Page({ params }: Props) {
  const actor = await gate('own_report', 'read')
  const shown = await loadOwnReport(await pageContext(actor), (await params).ref)
  if (!shown) notFound()
  return <OwnReportPage {...shown} />
}
