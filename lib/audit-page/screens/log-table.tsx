import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow, Facet } from '@/components/data-table/types'
import { TextLink } from '@/components/ui/link'
import type { LogColumn } from '@/lib/audit/log/asked'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import { facetsWith, headsOf } from '@/lib/lists/declared'
import { type TableState, tableHref } from '@/lib/table/state'
import { cleared, peeked } from '@/lib/table/steps'
import { labelled } from '@/lib/text/locale'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { calendarDateSchema } from '@/lib/time/types'
import { ViewBar } from '@/lib/views/screens/view-bar'
import type { LoadedLog } from '../commands'
import { withoutTexts } from '../texts'
import { logWords } from '../words'
import { LogEntry } from './log-entry'

/** A moment with its zone, in two lines. */
const momentWidth = 168

/** Filters that are typed, not chosen among what is there. */
const typed: Partial<Record<LogColumn, Facet['typed']>> = { ref: 'text', from: 'date', to: 'date' }

/** The log as a list; one entry with its values beside it. */
export async function LogTable({ log }: { log: LoadedLog }) {
  const { page, state, shape, columns, names } = log
  const [t, all, locale, zone, words] = await Promise.all([
    getTranslations('audit'),
    getTranslations(),
    getLocale(),
    getTimeZone(),
    logWords(page.entries),
  ])
  const to = (next: TableState) => tableHref('/audit', next, shape)
  const aboutHref = (ref: string) => to({ ...cleared(state), filters: { ref: [ref] } })
  const label = (id: LogColumn) => t(`columns.${id}`)
  const option = (id: LogColumn, value: string): string => {
    const day = calendarDateSchema.safeParse(value).data
    if (day && (id === 'from' || id === 'to')) return formatCalendarDate(day, { locale })
    const places = { action: 'actions', subject: 'subjects', outcome: 'outcomes', by: 'ways' } as const
    const key = id in places ? `audit.${places[id as keyof typeof places]}.${value}` : ''
    return all.has(key) ? all(key) : (names.get(value) ?? value)
  }
  const cells = (entry: OpenedEntry): Record<LogColumn, Cell> => ({
    index: entry.index === null ? null : { kind: 'ref', text: String(entry.index) },
    at: entry.day
      ? { kind: 'date', iso: entry.day, text: formatCalendarDate(entry.day, { locale, style: 'short' }) }
      : { kind: 'date', iso: entry.at, text: formatInstant(entry.at, { locale, zone, style: 'short' }) },
    action: { kind: 'text', text: words.what({ ...entry, subject: { ...entry.subject, ref: null } }) },
    ref: refCell(entry.subject.ref),
    who: { kind: 'person', text: words.who(entry.who) },
    subject: { kind: 'text', text: option('subject', entry.subject.type) },
    outcome:
      entry.outcome === 'ok'
        ? { kind: 'text', text: t('outcomes.ok') }
        : { kind: 'badge', label: t(`outcomes.${entry.outcome}`), tone: 'urgent' },
    from: null,
    to: null,
    by: null,
  })
  const rows = await Promise.all(
    page.entries.map(async (entry, place): Promise<DataRow> => {
      const id = entry.index === null ? `day-${place}` : String(entry.index)
      const marks = [
        ...(entry.outcome === 'ok' ? [] : [t(`outcomes.${entry.outcome}`)]),
        ...(entry.count > 1 ? [t('times', { count: entry.count })] : []),
        ...(entry.index === null ? await changesOf(entry) : []),
      ]
      const { ref } = entry.subject
      return {
        id,
        href: entry.index === null ? null : to(peeked({ ...state, open: null }, id)),
        cells: cells(entry),
        ...(marks.length > 0 ? { mark: marks.join(' · ') } : {}),
        actions: ref && entry.index !== null ? [{ label: t('about', { ref }), href: aboutHref(ref) }] : [],
      }
    }),
  )
  async function changesOf(entry: OpenedEntry): Promise<string[]> {
    const told = withoutTexts({ reason: undefined, changes: await words.changes(entry) }, t('onRequest'))
    return told.changes.map(({ field, before, after }) =>
      labelled(locale, field, [before, after].filter(Boolean).join(' → ')),
    )
  }
  return (
    <>
      {page.apart && (
        <p className="measure text-sm text-muted">
          {t('apart.day')}{' '}
          <TextLink href={to(page.byDay ? cleared(state) : { ...cleared(state), filters: { by: ['day'] } })}>
            {page.byDay ? t('apart.back') : t('apart.show')}
          </TextLink>
        </p>
      )}
      <DataTable
        caption={t('entries')}
        path="/audit"
        shape={shape}
        state={{ ...state, page: page.page }}
        columns={headsOf(columns, label).map((head) => ({
          ...head,
          sortable: head.sortable && !page.byDay,
          ...(head.id === 'at' ? { width: momentWidth } : {}),
        }))}
        rows={rows}
        total={page.total}
        {...(page.beside ? { keys: page.beside } : {})}
        facets={facetsWith(columns, page.facets, { label, option, none: t('nobody') }).flatMap((facet) =>
          page.byDay && facet.field === 'who' ? [] : asShown(facet, state, option),
        )}
        views={<ViewBar viewed={log.viewed} />}
        files={log.viewed.files}
        {...(page.byDay ? {} : { panel: log.peeked && <LogEntry log={log} entry={log.peeked} /> })}
      />
    </>
  )
}

type Worded = ReturnType<typeof facetsWith<LogColumn>>[number]

/** A facet with every chosen value, also those that no row has; how days are known is no choice before it was made. */
function asShown(
  { field, label, options }: Worded,
  { filters }: TableState,
  option: (id: LogColumn, value: string) => string,
): Facet[] {
  const id = field as LogColumn
  const chosen = filters[field] ?? []
  if (id === 'by' && chosen.length === 0) return []
  const said = chosen.map((value) => ({ value, label: option(id, value) }))
  const missing = said.filter(({ value }) => !options?.some((one) => one.value === value))
  const all = options && [...options, ...missing.map((one) => ({ ...one, count: 0 }))]
  const kind = typed[id]
  return [{ field, label, options: all, chosen: said, ...(kind ? { typed: kind } : {}) }]
}

/** What a backup is known by, a size and a root, is no number that must stay in one piece. */
function refCell(ref: string | null): Cell {
  return ref === null ? null : { kind: ref.includes(' ') ? 'text' : 'ref', text: ref }
}
