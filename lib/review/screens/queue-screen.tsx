import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataColumn, DataRow } from '@/components/data-table/types'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import { daysBetween } from '@/lib/time/calendar'
import { localDateOf } from '@/lib/time/zone'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type Queue, type QueueRow, queueShape } from '../queue/page-of'
import { waitStates } from '../queue/waiting'
import { BulkForm } from './bulk-form'

const path = '/reviews'

/** All that waits in the review, the longest first; unchanged records can be taken together. */
export async function QueueScreen({ queue }: { queue: Queue }) {
  const [t, words] = await Promise.all([getTranslations('review'), wordingOf()])
  const { rows, viewed, all, total } = queue
  const columns = queueShape.columns.map(
    ({ id, sortable, hideable, hiddenAtFirst }): DataColumn => ({
      id,
      label: t(`queue.columns.${id}`),
      ...{ sortable, hideable, hiddenAtFirst },
      title: id === 'title',
      ...(id === 'reason' ? { width: 176 } : {}),
    }),
  )
  return (
    <>
      <PageHeader title={t('queue.title')}>{t('queue.help')}</PageHeader>
      {all.length === 0 ? (
        <EmptyState title={t('queue.nothing')}>{t('queue.nothingHelp')}</EmptyState>
      ) : (
        <div className="grid gap-4">
          <ClientText namespaces={['review', 'errors']}>
            <BulkForm kind={queue.bulk} offered={rows.some((row) => row.pick)} />
          </ClientText>
          <DataTable
            caption={t('queue.title')}
            path={path}
            shape={queueShape}
            state={viewed.state}
            views={<ViewBar viewed={viewed} />}
            columns={columns}
            pickForm="bulk"
            rows={rows.map((row) => dataRow(row, queue, t, words))}
            total={{ count: total, exact: true }}
            facets={facetsOf(queue, t, words)}
          />
        </div>
      )}
    </>
  )
}

type Text = Awaited<ReturnType<typeof getTranslations<'review'>>>

function dataRow(row: QueueRow, { now }: Queue, t: Text, words: Wording): DataRow {
  const record = `/registers/${row.register}/${row.ref}`
  const days = daysBetween(localDateOf(row.since, words.zone), localDateOf(now, words.zone))
  const inReview = row.state === 'dpo' || row.state === 'management'
  const cells: Record<string, Cell> = {
    ref: { kind: 'ref', text: row.ref },
    title: { kind: 'text', text: row.title },
    state: row.blocked
      ? { kind: 'badge', tone: 'urgent', label: t('blocked.short') }
      : { kind: 'badge', tone: row.mine ? 'withinday' : 'neutral', label: t(`queue.states.${row.state}`) },
    since: { kind: 'date', iso: row.since, text: t('queue.age', { days }) },
    register: { kind: 'text', text: words.name(row.register, 'plural') },
    ownerId: row.ownerName === null ? null : { kind: 'person', text: row.ownerName },
    departmentId: row.departmentName === null ? null : { kind: 'text', text: row.departmentName },
    changed: changedCell(row, t),
    reason: { kind: 'text', text: reasonOf(row, t) },
  }
  return {
    id: row.ref,
    href: inReview ? `${record}/review` : record,
    cells,
    example: row.isExample,
    ...(row.pick ? { pick: `${row.id}:${row.contentHash}` } : {}),
  }
}

function changedCell({ changed, inForceVersionId }: QueueRow, t: Text): Cell {
  if (inForceVersionId === null) return { kind: 'badge', tone: 'outline', label: t('queue.new') }
  return changed === null ? null : { kind: 'text', text: t('queue.changed', { count: changed }) }
}

/** Why the DPO returned it, or what it relies on changed. */
function reasonOf({ reason, reasons }: QueueRow, t: Text): string {
  if (reason !== null) return reason
  return reasons.length > 0 ? t('queue.because', { refs: reasons.map(({ ref }) => ref).join(', ') }) : ''
}

function facetsOf({ facets, all, viewed: { state } }: Queue, t: Text, words: Wording) {
  const labelOf = (field: string, value: string): string => {
    if (field === 'state') return t(`queue.states.${waitStates.find((known) => known === value) ?? 'dpo'}`)
    if (field === 'mine') return t(value === 'true' ? 'queue.mine.true' : 'queue.mine.false')
    if (field === 'register') return words.name(value, 'plural')
    const row = all.find((one) => (field === 'ownerId' ? one.ownerId : one.departmentId) === value)
    return (field === 'ownerId' ? row?.ownerName : row?.departmentName) ?? words.t('registers.filterNone')
  }
  return facets
    .filter(({ field, values }) => values.length > 1 || state.filters[field]?.length)
    .map(({ field, values }) => ({
      field,
      label: t(`queue.columns.${field}`),
      options: values.map(({ value, count }) => ({ value, count, label: labelOf(field, value) })),
    }))
}
