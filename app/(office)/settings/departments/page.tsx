import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { listDepartments } from '@/lib/organisation/queries'
import { Departments } from '@/lib/organisation/screens/departments'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.departments') }
}

export default async function DepartmentsPage() {
  const actor = await gate('department', 'read')
  return (
    <SettingsPage actor={actor} page="departments">
      <Departments
        rows={await listDepartments()}
        mayAdd={can(actor, 'department', 'create') !== null}
        mayChange={can(actor, 'organisation', 'update') !== null}
      />
    </SettingsPage>
  )
}
