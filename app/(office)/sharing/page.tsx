import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { disclosurePage, disclosureShape } from '@/lib/sharing/list'
import { DisclosureTable } from '@/lib/sharing/screens/disclosure-table'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sharing'))('title') }
}

export default async function SharingPage({ searchParams }: PageProps<'/sharing'>) {
  const actor = await gate('sharing', 'read')
  const viewed = await viewedState(actor, '/sharing', await searchParams, disclosureShape)
  const [t, { today }] = await Promise.all([getTranslations('sharing'), officeNow()])
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          can(actor, 'sharing', 'create') && (
            <LinkButton href="/sharing/new" variant="primary">
              {t('new')}
            </LinkButton>
          )
        }
      >
        {t('intro')}
      </PageHeader>
      <DisclosureTable page={await disclosurePage(actor, today, viewed.state)} viewed={viewed} />
    </>
  )
}
