import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { headOf } from '@/lib/lists/declared'
import { namesIn } from '@/lib/text/locale'
import { formatCalendarDate, formatMonth } from '@/lib/time/format'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type DateColumn, type DatePage, dateColumns, dateShape } from '../list'
import { type DueDate, monthOf } from '../queries'
import { dueWords } from './due-words'

/** All due dates as one list. */
export async function DatesScreen({ page, viewed }: { page: DatePage; viewed: Viewed }) {
  const [t, all, locale] = await Promise.all([getTranslations('calendar'), getTranslations(), getLocale()])
  const label = (id: DateColumn) => t(`columns.${id}`)
  const option = (id: DateColumn, value: string): string => {
    if (id === 'register') return all(`${value}.name.plural`)
    if (id === 'section') {
      const month = monthOf({ key: value })
      return month ? formatMonth(month, locale) : t('overdue')
    }
    const key = id === 'kind' ? `calendar.kinds.${value}` : `calendar.places.${value}`
    return page.owners.get(value) ?? (all.has(key) ? all(key) : value)
  }
  const row = async (entry: DueDate): Promise<DataRow> => {
    const day = formatCalendarDate(entry.on, { locale, style: 'medium' })
    const held = entry.holds.length > 0 ? ` · ${t('onHold', { names: namesIn(locale, entry.holds) })}` : ''
    const cells: Record<DateColumn, Cell> = {
      on: entry.late
        ? { kind: 'date', iso: entry.on, text: `${day} · ${t('overdue')}`, tone: 'urgent' }
        : { kind: 'date', iso: entry.on, text: day },
      kind: { kind: 'text', text: t(`kinds.${entry.kind}`) },
      what: { kind: 'text', text: `${await dueWords(entry)}${held}` },
      ref: { kind: 'ref', text: entry.ref },
      title: { kind: 'text', text: entry.title || entry.ref },
      ownerId: entry.ownerName ? { kind: 'person', text: entry.ownerName } : null,
      register: entry.register ? { kind: 'text', text: all(`${entry.register}.name.plural`) } : null,
      place: null,
      section: null,
    }
    return { id: entry.key, href: entry.href, example: entry.isExample, cells }
  }
  return (
    <>
      <PageHeader title={t('dates')} crumbs={[{ href: '/calendar', label: t('title') }]}>
        {t('datesHelp')}
      </PageHeader>
      <DataTable
        caption={t('dates')}
        path="/calendar/dates"
        shape={dateShape}
        {...headOf(dateColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
        rows={await Promise.all(page.rows.map(row))}
        views={<ViewBar viewed={viewed} />}
        firstUse={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      />
    </>
  )
}
