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
import { placeOf } from './place'

/** The columns of a table of people, each with its first values and where it goes. */
export async function PeopleMapScreen({ page, table }: { page: PeoplePage; table: Table }) {
  const [t, place] = await Promise.all([getTranslations('imports'), placeOf(page.stored)])
  const { id, choice, tables } = page.stored
  return (
    <>
      <PageHeader title={t('map.title')} crumbs={place.crumbs} eyebrow={place.eyebrow}>
        {t('people.mapHelp', { rows: table.rows.length })}
      </PageHeader>
      <ClientText namespaces={['imports', 'errors']}>
        <MapForm
          key={choice.table}
          id={id}
          path={place.path}
          list={place.list}
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
