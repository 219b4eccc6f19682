import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { headOf } from '@/lib/lists/declared'
import type { RawParams } from '@/lib/table/parse'
import { formatCalendarDate } from '@/lib/time/format'
import { viewedState } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type DeletionColumn, deletionColumns, deletionPage, deletionShape } from '../deletions/list'
import type { DeletionRow } from '../deletions/queries'

/** Deletion records as a list: what, under which rule, how and when. */
export async function DeletionList({ actor, query }: { actor: Actor; query: RawParams }) {
  const viewed = await viewedState(actor, '/retention/deletions', query, deletionShape)
  const [t, all, locale, page] = await Promise.all([
    getTranslations('retention'),
    getTranslations(),
    getLocale(),
    deletionPage(actor, viewed.state),
  ])
  const label = (id: DeletionColumn) => t(`deletions.columns.${id}`)
  const option = (id: DeletionColumn, value: string): string => {
    const key = id === 'standing' ? `retention.deletions.standing.${value}` : `codes.deletionMethods.${value}`
    return all.has(key) ? all(key) : value
  }
  const cells = (row: DeletionRow): Record<DeletionColumn, Cell> => ({
    ref: { kind: 'ref', text: row.ref },
    what: { kind: 'text', text: row.scope },
    batch: row.batch ? { kind: 'text', text: row.batch } : null,
    on: { kind: 'relations', labels: row.records.map(({ ref, title }) => `${ref} ${title}`) },
    method: { kind: 'text', text: option('method', row.method) },
    when: {
      kind: 'date',
      iso: row.executedOn,
      text: formatCalendarDate(row.executedOn, { locale, style: 'medium' }),
    },
    standing: null,
    record: null,
  })
  return (
    <>
      <PageHeader
        title={t('deletions.title')}
        crumbs={[{ href: '/retention', label: t('title') }]}
        actions={
          mayEver(actor, 'deletion', 'create') && (
            <LinkButton href="/retention/deletions/new">{t('deletions.new')}</LinkButton>
          )
        }
      >
        {t('deletions.help')}
      </PageHeader>
      <DataTable
        caption={t('deletions.title')}
        path="/retention/deletions"
        shape={deletionShape}
        {...headOf(deletionColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
        rows={page.rows.map(
          (row): DataRow => ({
            id: row.ref,
            href: `/retention/deletions/${row.ref}`,
            example: row.isExample,
            cells: cells(row),
            ...(row.correctedBy ? { mark: t('deletions.corrected', { ref: row.correctedBy }) } : {}),
          }),
        )}
        views={<ViewBar viewed={viewed} />}
        files={viewed.files}
        firstUse={<p className="text-muted">{t('deletions.none')}</p>}
      />
    </>
  )
}
