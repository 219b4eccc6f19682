import { getTranslations } from 'next-intl/server'
import { personFields } from '../../recognise/people'
import { leftOut } from '../../recognise/suggest'
import type { Table } from '../../recognise/table'
import { MapFrame } from '../../screens/map-frame'
import { choosePeopleAction, dropPeopleAction } from '../actions'
import type { PeoplePage } from '../load'
import { placeOf } from './place'

/** The columns of a table of people, each with its first values and where it goes. */
export async function PeopleMapScreen({ page, table }: { page: PeoplePage; table: Table }) {
  const [t, place] = await Promise.all([getTranslations('imports'), placeOf(page.stored)])
  return (
    <MapFrame
      {...{ stored: page.stored, place, table, departments: page.departments }}
      help={t('people.mapHelp', { rows: table.rows.length })}
      choose={choosePeopleAction}
      drop={dropPeopleAction}
      targets={[
        ...personFields.map((value) => ({ value, label: t(`people.fields.${value}`) })),
        { value: leftOut, label: t('map.leave') },
      ]}
      keys={[]}
      mayBeNowhere
      words={{
        modes: { add: t('people.modes.add'), update: t('people.modes.update'), both: t('people.modes.both') },
        ...{ department: t('people.department'), departmentHelp: t('map.departmentHelp') },
        ...{ creates: t('people.creates'), createsHelp: t('people.createsHelp') },
      }}
    />
  )
}
