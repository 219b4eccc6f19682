import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { gate } from '@/lib/action/gate'
import { addPerson } from '@/lib/people/actions'
import { departmentChoices } from '@/lib/people/queries'
import { NewPersonForm } from '@/lib/people/screens/new-person-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('people.add') }
}

export default async function NewPersonPage() {
  await gate('user', 'create')
  const [t, nav, departments] = await Promise.all([
    getTranslations('access'),
    getTranslations('nav'),
    departmentChoices(),
  ])
  return (
    <>
      <PageHeader title={t('people.add')} crumbs={[{ label: nav('places.users'), href: '/users' }]}>
        {t('people.addHelp')}
      </PageHeader>
      <ClientText namespaces={['access', 'common', 'errors', 'nav']}>
        <NewPersonForm departments={departments} send={addPerson} />
      </ClientText>
    </>
  )
}
