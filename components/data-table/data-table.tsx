import { getTranslations } from 'next-intl/server'
import { pageCount, shownRange } from '@/lib/table/state'
import { isNarrowed } from '@/lib/table/steps'
import { TableClient } from './table-client'
import type { DataTableProps, TableTexts } from './types'

/**
 * A table whose state lives in the address: search, facets, sort by several columns, pages, columns. The server has read the
 * rows; a click changes the address only. Without JavaScript the same links work.
 */
export async function DataTable(props: DataTableProps) {
  const t = await getTranslations('table')
  const { state, columns } = props
  const rowCount = props.total.count
  const range = shownRange(state.page, state.size, rowCount)
  const sorted = state.sort.map(({ field, dir }) => {
    const label = columns.find((column) => column.id === field)?.label ?? field
    return t('sortedBy', { label, dir })
  })
  const count = t('count', { count: rowCount })
  const texts: TableTexts = {
    search: t('search'),
    searchButton: t('searchButton'),
    shortcut: t('shortcut'),
    filters: t('filters'),
    moreFilters: t('moreFilters'),
    clear: t('clear'),
    remove: t('remove'),
    columns: t('columns'),
    sort: t('sort'),
    sortHint: t('sortHint'),
    ascending: t('ascending'),
    descending: t('descending'),
    unsorted: t('unsorted'),
    rows: t('rows'),
    view: t('view'),
    count,
    status: sorted.length > 0 ? t('status', { count, order: sorted.join(', ') }) : count,
    range: t('range', { ...range, total: rowCount, page: state.page, pages: pageCount(state.size, rowCount) }),
    pages: t('pages'),
    previous: t('previous'),
    next: t('next'),
    empty: t('empty'),
    example: t('example'),
    noMatch: t('noMatch'),
    noMatchHelp: t('noMatchHelp'),
    noPage: t('noPage'),
    firstPage: t('firstPage'),
    loading: t('loading'),
    more: t.raw('more'),
    density: t('density'),
    comfortable: t('comfortable'),
    compact: t('compact'),
  }
  if (props.firstUse && rowCount === 0 && !isNarrowed(state)) return props.firstUse
  return <TableClient {...props} texts={texts} />
}
