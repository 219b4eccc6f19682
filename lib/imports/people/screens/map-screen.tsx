import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { personFields } from '../../recognise/people'
import { leftOut } from '../../recognise/suggest'
import type { Table } from '../../recognise/table'
import { MapForm } from '../../screens/map-form'
import { columnsOf, tablesOf } from '../../screens/map-screen'
import { choosePeopleAction, dropPeopleAction } from '../actions'
import type { PeoplePage } from '../load'

/** The columns of a table of people, each with its first values and where it goes. */
export async function PeopleMapScreen({ page, table }: { page: PeoplePage; table: Table }) {
  const [t, people] = await Promise.all([getTranslations('imports'), getTranslations('access.people')])
  const { id, choice, tables, fileName } = page.stored
  return (
    <>
      <PageHeader
        title={t('map.title')}
        crumbs={[
          { href: '/users', label: people('title') },
          { href: '/users/import', label: t('people.title') },
        ]}
        eyebrow={`${t('people.name')} · ${fileName || t('pasted')}`}
      >
        {t('people.mapHelp', { rows: table.rows.length })}
      </PageHeader>
      <ClientText namespaces={['imports', 'errors']}>
        <MapForm
          key={choice.table}
          id={id}
          path={`/users/import/${id}`}
          list="/users/import"
          choose={choosePeopleAction}
          drop={dropPeopleAction}
          choice={choice}
          columns={columnsOf(table, choice)}
          tables={tablesOf(tables, t('pasted'))}
          targets={[
            ...personFields.map((value) => ({ value, label: t(`people.fields.${value}`) })),
            { value: leftOut, label: t('map.leave') },
          ]}
          keys={[]}
          departments={page.departments}
          mayBeNowhere
          words={{
            modes: { add: t('people.modes.add'), update: t('people.modes.update'), both: t('people.modes.both') },
            ...{ department: t('people.department'), departmentHelp: t('map.departmentHelp') },
          }}
        />
      </ClientText>
    </>
  )
}
