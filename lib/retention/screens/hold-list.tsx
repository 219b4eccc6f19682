import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { headOf } from '@/lib/lists/declared'
import type { RawParams } from '@/lib/table/parse'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type HoldColumn, holdColumns, holdPage, holdShape } from '../holds/list'
import type { HoldRow } from '../holds/queries'
import { holdTones } from './hold-table'

/** Legal holds as a list: why, on what, since when, and whether they stand. */
export async function HoldList({ actor, today, query }: { actor: Actor; today: CalendarDate; query: RawParams }) {
  const viewed = await viewedState(actor, '/retention/holds', query, holdShape)
  const [t, all, locale, page] = await Promise.all([
    getTranslations('retention'),
    getTranslations(),
    getLocale(),
    holdPage(actor, today, viewed.state),
  ])
  const label = (id: HoldColumn) => t(`holds.columns.${id}`)
  const option = (id: HoldColumn, value: string): string => {
    const key = id === 'state' ? `retention.holds.states.${value}` : `codes.holdReasons.${value}`
    return all.has(key) ? all(key) : value
  }
  const day = (on: CalendarDate | null): Cell =>
    on && { kind: 'date', iso: on, text: formatCalendarDate(on, { locale, style: 'medium' }) }
  const cells = (row: HoldRow): Record<HoldColumn, Cell> => ({
    ref: { kind: 'ref', text: row.ref },
    reasonKind: { kind: 'text', text: option('reasonKind', row.reasonKind) },
    reason: { kind: 'text', text: row.reason },
    on: { kind: 'relations', labels: row.records.map(({ ref, title }) => `${ref} ${title}`) },
    since: day(row.startedOn),
    until: day(row.liftedOn ?? row.endsOn) ?? { kind: 'text', text: t('holds.noEnd') },
    state: { kind: 'badge', tone: holdTones[row.state], label: t(`holds.states.${row.state}`) },
  })
  return (
    <>
      <PageHeader
        title={t('holds.title')}
        crumbs={[{ href: '/retention', label: t('title') }]}
        actions={can(actor, 'hold', 'create') && <LinkButton href="/retention/holds/new">{t('holds.new')}</LinkButton>}
      >
        {t('holds.help')}
      </PageHeader>
      <DataTable
        caption={t('holds.title')}
        path="/retention/holds"
        shape={holdShape}
        {...headOf(holdColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
        rows={page.rows.map(
          (row): DataRow => ({
            id: row.ref,
            href: `/retention/holds/${row.ref}`,
            example: row.isExample,
            cells: cells(row),
          }),
        )}
        views={<ViewBar viewed={viewed} />}
        files={viewed.files}
        firstUse={<p className="text-muted">{t('holds.none')}</p>}
      />
    </>
  )
}
