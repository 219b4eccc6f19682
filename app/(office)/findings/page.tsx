import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListPages } from '@/components/data-table/list-pages'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/button'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findingFilter, findingPage } from '@/lib/findings/queries'
import { FindingFilterBar, FindingTable } from '@/lib/findings/screens/finding-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('title') }
}

export default async function FindingsPage({ searchParams }: PageProps<'/findings'>) {
  const actor = await gate('finding', 'read')
  const filter = findingFilter(await searchParams)
  const [t, list] = await Promise.all([getTranslations('findings'), findingPage(actor, filter)])
  const { shown: state, query: q } = filter
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          can(actor, 'finding', 'create') && (
            <LinkButton href="/findings/new" variant="primary">
              {t('new')}
            </LinkButton>
          )
        }
      >
        {t('intro')}
      </PageHeader>
      <FindingFilterBar filter={filter} count={list.total} />
      {list.total > 0 && <FindingTable rows={list.rows} today={(await officeNow()).today} />}
      <ListPages path="/findings" query={{ q, state }} param="page" list={list} />
    </>
  )
}
