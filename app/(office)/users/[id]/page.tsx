import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { gate, nothingThere } from '@/lib/action/gate'
import { OwnedHint } from '@/lib/beside/hand-over/screens/owned-hint'
import { userIdSchema } from '@/lib/db/ids'
import { createDepartmentAction } from '@/lib/organisation/actions'
import { departmentChoices, findPerson } from '@/lib/people/queries'
import { AccessSection } from '@/lib/people/screens/access-section'
import { RolesForm } from '@/lib/people/screens/roles-fields'
import { SamePersonSection } from '@/lib/people/screens/same-person-section'
import { systemNow } from '@/lib/time/types'

export default async function PersonPage({ params }: PageProps<'/users/[id]'>) {
  const actor = await gate('user', 'update')
  const id = userIdSchema.safeParse((await params).id)
  const person = id.success ? await findPerson(actor, id.data, systemNow()) : null
  if (!person) return nothingThere(actor, 'user', 'update')
  const [t, departments] = await Promise.all([getTranslations('access'), departmentChoices()])
  const crumbs = [{ label: t('people.title'), href: '/users' }]
  return (
    <ClientText namespaces={['access', 'common', 'errors', 'nav']}>
      <title>{person.name}</title>
      <PageHeader title={person.name} crumbs={crumbs} badges={person.isExample && <ExampleBadge />}>
        {person.email} · {t(`people.states.${person.state ?? 'active'}`)}
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        <Section id="roles" title={t('roles.section')} help={t('roles.sessionsEnd')}>
          <RolesForm person={person} departments={departments} make={createDepartmentAction} />
        </Section>
        <SamePersonSection actor={actor} userId={person.id} />
        <AccessSection person={person} hint={<OwnedHint actor={actor} userId={person.id} />} />
      </div>
    </ClientText>
  )
}
