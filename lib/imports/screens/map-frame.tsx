import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import type { Choice } from '../plan/choice'
import { textIn } from '../plan/json-cells'
import { kept } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import { MapForm, type MappedColumn } from './map-form'
import type { Place } from './place'

const mostSamples = 3
const longestSample = 60

type Own = 'choose' | 'drop' | 'targets' | 'keys' | 'departments' | 'mayBeNowhere' | 'words'
type Props = Pick<ComponentProps<typeof MapForm>, Own> & {
  stored: { id: string; choice: Choice; tables: readonly Table[] }
  place: Place
  table: Table
  help: string
}

/** The columns of a table, each with its first values and where it goes. */
export async function MapFrame({ stored: { id, choice, tables }, place, table, help, ...own }: Props) {
  const t = await getTranslations('imports')
  return (
    <>
      <PageHeader title={t('map.title')} crumbs={place.crumbs} eyebrow={place.eyebrow}>
        {help}
      </PageHeader>
      {table.above && table.above.length > 0 && (
        <Alert tone="info" title={t('map.above', { count: table.above.length })} className="mb-6">
          <ul className="mt-1 grid gap-0.5">
            {table.above.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {table.unread && (
        <Alert tone="info" title={t('map.unread', { count: table.unread.length })} className="mb-6">
          <p className="wrap-anywhere">{t('map.unreadHelp', { names: table.unread.join(', ') })}</p>
        </Alert>
      )}
      <ClientText namespaces={['imports', 'errors']}>
        <MapForm
          key={choice.table}
          {...{ id, choice, path: place.path, list: place.list }}
          columns={columnsOf(table, choice)}
          tables={tablesOf(tables, t('pasted'))}
          {...own}
        />
      </ClientText>
    </>
  )
}

/** The columns of a table as the form shows them. */
function columnsOf(table: Table, { targets }: Choice): MappedColumn[] {
  return table.columns.map((header, n) => ({ header, target: targets[n] ?? kept, samples: samplesOf(table, n) }))
}

/** The tables of a file to choose from, with their numbers of rows. */
function tablesOf(tables: readonly Table[], otherwise: string) {
  return tables.map(({ name, rows }, n) => ({ value: String(n), label: `${name || otherwise} (${rows.length})` }))
}

function samplesOf(table: Table, column: number): string[] {
  const texts = table.rows.flatMap(({ cells }) => textIn(table, cells[column] ?? '').replace(/\s+/g, ' ') || [])
  return [...new Set(texts)]
    .slice(0, mostSamples)
    .map((text) => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text))
}
