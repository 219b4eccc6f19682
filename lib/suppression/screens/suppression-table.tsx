import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { headOf } from '@/lib/lists/declared'
import { formatCalendarDate } from '@/lib/time/format'
import { localDateOf } from '@/lib/time/zone'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import {
  type SuppressionColumn,
  type SuppressionPage,
  type SuppressionRow,
  suppressionColumns,
  suppressionShape,
} from '../list'
import { sources } from '../model/schema'

type Props = { page: SuppressionPage; viewed: Viewed; zone: string }

/** What stands on the list, as the one table: when, by what, for which requests. */
export async function SuppressionTable({ page, viewed, zone }: Props) {
  const [t, all, locale] = await Promise.all([getTranslations('suppression'), getTranslations(), getLocale()])
  const option = (id: SuppressionColumn, value: string): string => {
    const source = sources.find((one) => one === value)
    if (id === 'source' && source) return t(`sources.${source}`)
    if (id === 'state' && (value === 'standing' || value === 'lifted')) return t(`states.${value}`)
    return value
  }
  const cells = (row: SuppressionRow): Record<SuppressionColumn, Cell> => {
    const addedOn = localDateOf(row.addedAt, zone)
    return {
      ref: { kind: 'ref', text: row.ref },
      state: { kind: 'badge', label: t(`states.${row.state}`), tone: row.state === 'standing' ? 'neutral' : 'outline' },
      source: { kind: 'text', text: t(`sources.${row.source}`) },
      added: { kind: 'date', iso: addedOn, text: formatCalendarDate(addedOn, { locale, style: 'medium' }) },
      requests: { kind: 'relations', labels: [...row.requests] },
      seen: row.seen && { kind: 'badge', label: row.seen.list, tone: 'overdue' },
    }
  }
  return (
    <DataTable
      caption={t('title')}
      path="/suppression"
      shape={suppressionShape}
      {...headOf(suppressionColumns, page, viewed.state, {
        label: (id) => t(`columns.${id}`),
        option,
        none: all('registers.filterNone'),
      })}
      rows={page.rows.map(
        (row): DataRow => ({
          ...{ id: row.ref, example: row.isExample, cells: cells(row) },
          href: row.requests[0] ? `/requests/${row.requests[0]}` : null,
        }),
      )}
      views={<ViewBar viewed={viewed} />}
      firstUse={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
    />
  )
}
