import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/button'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { HandOverLink } from '@/lib/beside/hand-over/screens/owned-hint'
import { listPeople } from '@/lib/people/queries'
import { PeopleTable } from '@/lib/people/screens/people-table'
import { RightsSection } from '@/lib/people/screens/rights-section'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('people.title') }
}

export default async function UsersPage() {
  const actor = await gate('user', 'read')
  const now = systemNow()
  const [people, t] = await Promise.all([listPeople(actor, now), getTranslations('access')])
  return (
    <>
      <PageHeader
        title={t('people.title')}
        actions={
          can(actor, 'user', 'create') && (
            <LinkButton href="/users/new" variant="primary">
              {t('people.add')}
            </LinkButton>
          )
        }
      >
        {t('people.help')} <HandOverLink actor={actor} />
      </PageHeader>
      <RightsSection actor={actor} now={now} />
      <PeopleTable people={people} mayChange={can(actor, 'user', 'update') !== null} />
    </>
  )
}
