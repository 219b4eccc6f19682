import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { roles } from '@/lib/access/roles'
import { gate } from '@/lib/action/gate'
import { createDepartmentAction } from '@/lib/organisation/actions'
import { addPerson } from '@/lib/people/actions'
import { departmentChoices } from '@/lib/people/queries'
import { NewPersonForm } from '@/lib/people/screens/new-person-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('people.add') }
}

export default async function NewPersonPage({ searchParams }: PageProps<'/users/new'>) {
  await gate('user', 'create')
  const role = z
    .enum(roles)
    .catch('employee')
    .parse((await searchParams).role)
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
        <NewPersonForm departments={departments} make={createDepartmentAction} role={role} send={addPerson} />
      </ClientText>
    </>
  )
}
