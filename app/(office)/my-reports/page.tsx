import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { gate, pageContext } from '@/lib/action/gate'
import { loadOwnReports } from '@/lib/leaks/load'
import { MyReports } from '@/lib/leaks/screens/mine/my-reports'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaks'))('mine.title') }
}

export default async function MyReportsPage({ searchParams }: PageProps<'/my-reports'>) {
  const actor = await gate('own_report', 'read')
  const [t, context, params] = await Promise.all([getTranslations('leaks'), pageContext(actor), searchParams])
  const shown = await loadOwnReports(context, params)
  return (
    <>
      <PageHeader title={t('mine.title')}>{t('mine.help')}</PageHeader>
      <MyReports {...shown} />
    </>
  )
}
