import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { ownAddress } from '@/lib/access/request/own-address'
import { gate } from '@/lib/action/gate'
import { reportStart } from '@/lib/leaks/queries/own-reports'
import { Poster } from '@/lib/leaks/screens/report/poster'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaks'))('poster.title') }
}

export default async function PosterPage() {
  const actor = await gate('report', 'create')
  const [t, { call }, address] = await Promise.all([getTranslations('leaks'), reportStart(actor), ownAddress()])
  return (
    <>
      <div data-chrome>
        <PageHeader title={t('poster.title')}>
          {t('poster.help')} {t('poster.print')}
        </PageHeader>
      </div>
      <Poster address={`${address}/leak`} call={call} />
    </>
  )
}
