import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { HandOverLink } from '@/lib/beside/hand-over/screens/owned-hint'
import { personPage, personShape } from '@/lib/people/list'
import { AddButtons } from '@/lib/people/screens/add-buttons'
import { PeopleTable } from '@/lib/people/screens/people-table'
import { RightsSection } from '@/lib/people/screens/rights-section'
import { systemNow } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('people.title') }
}

export default async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const [actor, now] = [await gate('user', 'read'), systemNow()]
  const viewed = await viewedState(actor, '/users', await searchParams, personShape(actor))
  const [page, t] = await Promise.all([personPage(actor, now, viewed.state), getTranslations('access')])
  return (
    <>
      <PageHeader title={t('people.title')} actions={can(actor, 'user', 'create') && <AddButtons />}>
        {t('people.help')} <HandOverLink actor={actor} />
      </PageHeader>
      <RightsSection actor={actor} now={now} />
      <PeopleTable actor={actor} page={page} viewed={viewed} mayChange={can(actor, 'user', 'update') !== null} />
    </>
  )
}
