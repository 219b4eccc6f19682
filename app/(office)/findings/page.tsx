import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { findingPage, findingParams, findingShape } from '@/lib/findings/list'
import { FindingTable } from '@/lib/findings/screens/finding-table'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('title') }
}

export default async function FindingsPage({ searchParams }: PageProps<'/findings'>) {
  const actor = await gate('finding', 'read')
  const viewed = await viewedState(actor, '/findings', findingParams(await searchParams), findingShape)
  const [t, { today }] = await Promise.all([getTranslations('findings'), officeNow()])
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
      <FindingTable page={await findingPage(actor, today, viewed.state)} viewed={viewed} today={today} />
    </>
  )
}
