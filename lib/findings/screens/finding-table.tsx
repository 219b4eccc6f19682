import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState, Section } from '@/components/layout/section'
import { StatusBadge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { headOf } from '@/lib/lists/declared'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate as Day } from '@/lib/time/types'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import {
  type FindingColumn,
  type FindingPage,
  findingColumns,
  findingShape,
  findingsOfRecord,
  findingsOn,
  ownerNames,
} from '../list'
import type { FindingRow } from '../queries'
import { findingStates, unfinished } from '../schema'

/** Findings as a list: what, on what, whose, by when, in what state. */
export async function FindingTable({ page, viewed, today }: { page: FindingPage; viewed: Viewed; today: Day }) {
  const [t, all, locale, names] = await Promise.all([
    getTranslations('findings'),
    getTranslations(),
    getLocale(),
    ownerNames(page),
  ])
  const label = (id: FindingColumn) => t(`columns.${id}`)
  const option = (id: FindingColumn, value: string): string => {
    const known = findingStates.find((one) => one === value)
    if (id === 'state' && known) return t(`states.${known}`)
    if (id === 'due' && all.has(`findings.due.${value}`)) return all(`findings.due.${value}`)
    return names.get(value) ?? value
  }
  const due = ({ dueOn, state: at }: FindingRow): Cell => {
    if (!dueOn) return null
    const passed = dueOn < today && unfinished.includes(at)
    const text = formatCalendarDate(dueOn, { locale, style: 'medium' })
    return passed
      ? { kind: 'date', iso: dueOn, text: `${text} · ${t('late')}`, tone: 'urgent' }
      : { kind: 'date', iso: dueOn, text }
  }
  const cells = (row: FindingRow): Record<FindingColumn, Cell> => ({
    ref: { kind: 'ref', text: row.ref },
    title: { kind: 'text', text: row.title },
    law: { kind: 'text', text: row.law },
    record: { kind: 'text', text: row.record ? `${row.record.ref} ${row.record.title}` : t('onStatement') },
    ownerId: row.ownerName ? { kind: 'person', text: row.ownerName } : null,
    dueOn: due(row),
    state: { kind: 'status', status: row.state, label: t(`states.${row.state}`) },
    due: null,
  })
  return (
    <DataTable
      caption={t('title')}
      path="/findings"
      shape={findingShape}
      {...headOf(findingColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
      rows={page.rows.map(
        (row): DataRow => ({ id: row.ref, href: `/findings/${row.ref}`, example: row.isExample, cells: cells(row) }),
      )}
      views={<ViewBar viewed={viewed} />}
      files={viewed.files}
      firstUse={<EmptyState title={t('none')}>{t('panelNone')}</EmptyState>}
    />
  )
}

function allOf(ref: string): string {
  const filters = Object.entries(findingsOn(ref))
  const query = filters.flatMap(([field, values]) => values.map((value) => [`f.${field}`, value]))
  return `/findings?${new URLSearchParams(query)}`
}

/** Findings on one record, for people who may read findings; nothing for others. */
export async function FindingsPanel({ actor, record }: { actor: Actor; record: { ref: string } }) {
  if (!mayEver(actor, 'finding', 'read')) return null
  const [t, { today }] = await Promise.all([getTranslations('findings'), officeNow()])
  const { rows, total } = await findingsOfRecord(actor, today, record.ref)
  const mayWrite = can(actor, 'finding', 'create') !== null
  if (total === 0 && !mayWrite) return null
  return (
    <Section
      id="findings"
      title={t('panelTitle')}
      count={total}
      dense
      {...(rows.length === 0 ? { nothing: t('panelNone') } : {})}
      actions={mayWrite && <LinkButton href={`/findings/new?record=${record.ref}`}>{t('new')}</LinkButton>}
    >
      <ul className="grid gap-3 empty:hidden">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-48">
              <TextLink href={`/findings/${row.ref}`}>
                {row.ref} {row.title}
              </TextLink>
              <span className="block text-sm text-muted">{row.law}</span>
            </span>
            <StatusBadge status={row.state} label={t(`states.${row.state}`)} />
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="mt-2">
          <TextLink href={allOf(record.ref)}>{t('more', { count: total - rows.length })}</TextLink>
        </p>
      )}
    </Section>
  )
}
