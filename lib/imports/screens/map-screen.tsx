import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import type { Wording } from '@/lib/records/state/wording'
import { chooseImportAction, dropImportAction } from '../actions'
import type { ImportPage } from '../load'
import { type Choice, keys } from '../plan/choice'
import { kept, leftOut, type Target } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import type { Vocabulary } from '../recognise/vocabulary'
import { MapForm, type MappedColumn } from './map-form'
import { placeOf } from './record-place'

const mostSamples = 3
const longestSample = 60

/** The columns of a table, each with its first values and where it goes. */
export async function MapScreen({ page, table, words }: { page: ImportPage; table: Table; words: Wording }) {
  const t = await getTranslations('imports')
  const { stored, departments, mayBeNowhere } = page
  const { choice, tables, id } = stored
  const [place, labels] = await Promise.all([placeOf(stored, words), targetLabels(page.words, words)])
  const targets = [
    { value: kept, label: t('map.extra') },
    ...page.targets.map((value) => ({ value, label: labels(value) })),
    { value: leftOut, label: t('map.leave') },
  ]
  return (
    <>
      <PageHeader title={t('map.title')} crumbs={place.crumbs} eyebrow={place.eyebrow}>
        {t('map.help', { rows: table.rows.length, sheet: table.name || stored.fileName || t('pasted') })}
      </PageHeader>
      <ClientText namespaces={['imports', 'errors']}>
        <MapForm
          key={choice.table}
          id={id}
          path={place.path}
          list={place.list}
          choose={chooseImportAction}
          drop={dropImportAction}
          choice={choice}
          columns={columnsOf(table, choice)}
          tables={tablesOf(tables, t('pasted'))}
          targets={targets}
          keys={keys.map((value) => ({ value, label: labels(value) }))}
          departments={departments}
          mayBeNowhere={mayBeNowhere}
          words={{
            modes: { add: t('map.modes.add'), update: t('map.modes.update'), both: t('map.modes.both') },
            ...{ department: t('map.department'), departmentHelp: t('map.departmentHelp') },
          }}
        />
      </ClientText>
    </>
  )
}

/** The columns of a table as the form shows them. */
export function columnsOf(table: Table, { targets }: Choice): MappedColumn[] {
  return table.columns.map((header, n) => ({ header, target: targets[n] ?? kept, samples: samplesOf(table, n) }))
}

/** The tables of a file to choose from, with their numbers of rows. */
export function tablesOf(tables: readonly Table[], otherwise: string) {
  return tables.map(({ name, rows }, n) => ({ value: String(n), label: `${name || otherwise} (${rows.length})` }))
}

function samplesOf({ rows }: Table, column: number): string[] {
  const texts = rows.flatMap(({ cells }) => cells[column]?.replace(/\s+/g, ' ').trim() || [])
  return [...new Set(texts)]
    .slice(0, mostSamples)
    .map((text) => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text))
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
