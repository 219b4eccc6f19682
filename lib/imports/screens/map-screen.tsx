import { getTranslations } from 'next-intl/server'
import type { Wording } from '@/lib/records/state/wording'
import { chooseImportAction, dropImportAction } from '../actions'
import type { ImportPage } from '../load'
import { keys } from '../plan/choice'
import { kept, leftOut, type Target } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import type { Vocabulary } from '../recognise/vocabulary'
import { MapFrame } from './map-frame'
import { placeOf } from './record-place'

/** The columns of a table of records, each with its first values and where it goes. */
export async function MapScreen({ page, table, words }: { page: ImportPage; table: Table; words: Wording }) {
  const t = await getTranslations('imports')
  const { stored, departments, mayBeNowhere } = page
  const [place, labels] = await Promise.all([placeOf(stored, words), targetLabels(page.words, words)])
  return (
    <MapFrame
      {...{ stored, place, table, departments, mayBeNowhere }}
      help={t('map.help', { rows: table.rows.length, sheet: table.name || stored.fileName || t('pasted') })}
      choose={chooseImportAction}
      drop={dropImportAction}
      targets={[
        { value: kept, label: t('map.extra') },
        ...page.targets.map((value) => ({ value, label: labels(value) })),
        { value: leftOut, label: t('map.leave') },
      ]}
      keys={keys.map((value) => ({ value, label: labels(value) }))}
      words={{
        modes: { add: t('map.modes.add'), update: t('map.modes.update'), both: t('map.modes.both') },
        ...{ department: t('map.department'), departmentHelp: t('map.departmentHelp') },
        ...{ creates: t('map.creates'), createsHelp: t('map.createsHelp') },
      }}
    />
  )
}

/** Labels of targets in the language of the screen. */
export async function targetLabels(known: Vocabulary, words: Wording): Promise<(target: Target) => string> {
  const t = await getTranslations('imports.map')
  return (target) => {
    if (target === 'ref') return t('ref')
    const [relation = '', name] = target.split('.')
    const field = known.fields.get(relation)
    if (!field) return target
    if (name === undefined) return words.field(field)
    return t('beyond', {
      field: words.field({ catalogue: field.to ?? '', name }),
      relation: words.name(field.to ?? '', 'plural').toLowerCase(),
    })
  }
}
