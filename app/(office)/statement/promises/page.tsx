import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { promisePage, promiseShape } from '@/lib/statement/promises/list'
import { seesPromises } from '@/lib/statement/promises/queries'
import { PromiseTable } from '@/lib/statement/screens/promise-table'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('promise.list') }
}

export default async function PromisesPage({ searchParams }: PageProps<'/statement/promises'>) {
  const actor = await gate('statement', 'read')
  if (!seesPromises(actor)) return nothingThere(actor, 'statement', 'read')
  const viewed = await viewedState(actor, '/statement/promises', await searchParams, promiseShape)
  const [t, now] = await Promise.all([getTranslations('statement'), officeNow()])
  return (
    <>
      <PageHeader title={t('promise.list')} crumbs={[{ href: '/statement', label: t('title') }]}>
        {t('promise.intro')}
      </PageHeader>
      <PromiseTable page={await promisePage(actor, now, viewed.state)} viewed={viewed} />
    </>
  )
}
