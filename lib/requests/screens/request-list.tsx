import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { ClockChip } from '@/components/time/clock-card'
import { headOf } from '@/lib/lists/declared'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { ViewBar } from '@/lib/views/screens/view-bar'
import type { LoadedRequests } from '../load'
import { type RequestColumn, type RequestListRow, requestColumns, requestShape } from '../queries/request-list'

/** The requests as a list; on a phone each is a card. Nothing in it says who asks. */
export async function RequestList({ page, viewed, names, now, zone }: LoadedRequests) {
  const [t, all, locale] = await Promise.all([getTranslations('requests'), getTranslations(), getLocale()])
  const label = (id: RequestColumn) => t(`columns.${id}`)
  const option = (id: RequestColumn, value: string): string => {
    const keys: Partial<Record<RequestColumn, string>> = {
      right: `codes.requestRights.${value}`,
      clock: `clocks.states.${value}`,
      state: `codes.requestStates.${value}`,
      channel: `codes.requestChannels.${value}`,
      peopleCategory: `codes.peopleCategories.${value}`,
      decision: `codes.requestDecisions.${value}`,
      identityHow: `codes.identityWays.${value}`,
      refusalGround: `codes.refusalGrounds.${value}`,
      late: `requests.late.${value}`,
      unexecuted: `requests.unexecuted.${value}`,
    }
    const key = keys[id]
    return (key && all.has(key) ? all(key) : names.get(value)) ?? value
  }
  const day = (on: CalendarDate | null): Cell =>
    on && { kind: 'date', iso: on, text: formatCalendarDate(on, { locale, style: 'medium' }) }
  const word = (id: RequestColumn, code: string | null): Cell =>
    code ? { kind: 'text', text: option(id, code) } : null
  const cells = (row: RequestListRow): Record<RequestColumn, Cell> => ({
    ref: { kind: 'ref', text: row.ref },
    right: { kind: 'text', text: option('right', row.right) },
    clock: { kind: 'node', node: <Clocks row={row} now={now} zone={zone} none={t('noClock')} /> },
    state: { kind: 'status', status: row.state, label: option('state', row.state) },
    receivedOn: day(row.receivedOn),
    channel: { kind: 'text', text: option('channel', row.channel) },
    peopleCategory: { kind: 'text', text: option('peopleCategory', row.peopleCategory) },
    handlerId: row.handlerName ? { kind: 'person', text: row.handlerName } : null,
    decision: word('decision', row.decision),
    due: row.due && { kind: 'text', text: formatInstant(row.due, { locale, zone, endOfDay: true }) },
    late: { kind: 'text', text: option('late', String(row.late)) },
    confirmedOn: day(row.confirmedOn),
    identityHow: word('identityHow', row.identityHow),
    extendedOn: day(row.extendedOn),
    executedOn: day(row.executedOn),
    refusalGround: word('refusalGround', row.refusalGround),
    answeredOn: day(row.answeredOn),
    unexecuted: null,
  })
  return (
    <DataTable
      caption={t('title')}
      path="/requests"
      shape={requestShape}
      {...headOf(requestColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
      rows={page.rows.map(
        (row): DataRow => ({
          id: row.ref,
          href: `/requests/${row.ref}#next`,
          example: row.isExample,
          cells: cells(row),
        }),
      )}
      views={<ViewBar viewed={viewed} />}
      files={viewed.files}
      firstUse={<EmptyState title={t('firstUse')}>{t('firstUseHelp')}</EmptyState>}
    />
  )
}

/** The clocks that run, else how the one that counts ended. */
async function Clocks({ row, now, zone, none }: { row: RequestListRow; now: Instant; zone: string; none: string }) {
  const clocks = await getTranslations('clocks')
  const running = row.clocks.filter(({ endedAt }) => endedAt === null)
  const shown = running.length > 0 ? running : row.clocks.slice(0, 1)
  if (shown.length === 0) return <span className="text-muted">{none}</span>
  return (
    <ul className="grid justify-items-start gap-2">
      {shown.map((clock) => (
        <li key={clock.code} className="grid justify-items-start gap-0.5">
          <span className="text-muted">{clocks(`names.${clock.code}`)}</span>
          <ClockChip clock={clock} now={now} zone={zone} />
        </li>
      ))}
    </ul>
  )
}
