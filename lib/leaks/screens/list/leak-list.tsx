import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { ExerciseBadge } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { ClockTicks, clockItem } from '@/components/time/clock-list'
import { headOf, type ListColumn } from '@/lib/lists/declared'
import type { ClockTexts } from '@/lib/time/clock-words'
import { formatCalendarDate, formatInstant, formatMonth } from '@/lib/time/format'
import { calendarDateSchema, type Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { absenceWords } from '../../moment-words'
import { type LeakColumn, leakShape } from '../../queries/leak-columns'
import { anonymous, type LeakPage, type LeakRow } from '../../queries/leak-list'
import { atNextStep } from '../../steps/places'

type Props = {
  list: LeakPage
  viewed: Viewed
  columns: readonly ListColumn<LeakColumn>[]
  /** Names of the people by whom it is filtered. */
  names: ReadonlyMap<string, string>
  masked: boolean
  now: Instant
  zone: string
}

/** The leaks as a list; on a phone each is a card. */
export async function LeakList({ list, viewed, columns, names, masked, now, zone }: Props) {
  const [t, all, clocks, locale, absence] = await Promise.all([
    getTranslations('leaks'),
    getTranslations(),
    getTranslations('clocks'),
    getLocale(),
    absenceWords(),
  ])
  const clockText: ClockTexts = (key, values) => clocks(key, values)
  const word = (id: LeakColumn, value: string): string => {
    const keys: Partial<Record<LeakColumn, string>> = {
      state: `codes.leakStates.${value}`,
      riskLevel: `codes.riskLevels.${value}`,
      types: `codes.leakTypes.${value}`,
      kind: value === 'several' ? 'leaks.severalKinds' : `codes.leakTypes.${value}`,
      clock: `clocks.states.${value}`,
      personalData: `leaks.personalData.${value}`,
      open: `leaks.open.${value}`,
      undecided: `leaks.undecided.${value}`,
      cause: `codes.leakCauses.${value}`,
      filing: `leaks.filing.${value}`,
      crossBorder: `leaks.crossBorder.${value}`,
      exercise: `leaks.exercise.${value}`,
    }
    const firstDay = id === 'month' ? calendarDateSchema.safeParse(`${value}-01`) : null
    if (firstDay?.success) return formatMonth(firstDay.data, locale)
    if (id === 'reporterId' && value === anonymous) return t('anonymous.short')
    const key = keys[id]
    return (key && all.has(key) ? all(key) : names.get(value)) ?? value
  }
  const cells = (row: LeakRow): Record<LeakColumn, Cell> => {
    const day = localDateOf(row.reportedAt, zone)
    return {
      ref: row.isExercise ? { kind: 'node', node: <Exercise of={row.ref} /> } : { kind: 'ref', text: row.ref },
      title: { kind: 'text', text: row.title || all(`report-form.happened.options.${row.happened}`) },
      clock: { kind: 'node', node: clocksOf(row, clockText) },
      state: { kind: 'status', status: row.state, label: word('state', row.state) },
      riskLevel: row.riskLevel ? { kind: 'text', text: word('riskLevel', row.riskLevel) } : null,
      types: row.types.length > 0 ? { kind: 'choices', labels: row.types.map((type) => word('types', type)) } : null,
      reportedAt: masked
        ? { kind: 'date', iso: day, text: formatCalendarDate(day, { locale, style: 'short' }) }
        : { kind: 'date', iso: row.reportedAt, text: formatInstant(row.reportedAt, { locale, zone, style: 'short' }) },
      reporterId: row.anonymous
        ? { kind: 'text', text: t('anonymous.short') }
        : row.reporterName
          ? { kind: 'person', text: row.reporterName }
          : null,
      handlerId: row.handlerName ? { kind: 'person', text: row.handlerName } : null,
      personalData: null,
      open: null,
      undecided: null,
      cause: row.cause ? { kind: 'text', text: word('cause', row.cause) } : null,
      filing: null,
      crossBorder: null,
      month: null,
      exercise: null,
      kind: null,
    }
  }
  /** The clocks that run, else how the one that counts ended; or why there is none. */
  const clocksOf = (row: LeakRow, text: ClockTexts) => {
    const running = row.clocks.filter((clock) => clock.endedAt === null)
    const shown = running.length > 0 ? running : row.clocks.slice(0, 1)
    const why = row.unclocked ? absence(row.unclocked) : shown.length === 0 ? t('noClock') : null
    return (
      <ul data-clocks="">
        {shown.map((clock) => clockItem(clock, text, { locale, zone, now }))}
        {why && <li>{why}</li>}
      </ul>
    )
  }
  const label = (id: LeakColumn) => t(`columns.${id}`)
  return (
    <>
      <ClockTicks now={now} />
      <DataTable
        caption={t('title')}
        path="/leaks"
        shape={leakShape(columns)}
        {...headOf(columns, list, viewed.state, { label, option: word, none: all('registers.filterNone') })}
        rows={list.rows.map(
          (row): DataRow => ({ id: row.ref, href: atNextStep(row.ref), example: row.isExample, cells: cells(row) }),
        )}
        views={<ViewBar viewed={viewed} />}
        files={viewed.files}
        firstUse={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
      />
    </>
  )
}

function Exercise({ of }: { of: string }) {
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{of}</span>
      <ExerciseBadge />
    </span>
  )
}
