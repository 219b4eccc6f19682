import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { headOf } from '@/lib/lists/declared'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { promiseKinds, promiseStates } from '../model/checks'
import { type PromiseColumn, type PromisePage, promiseColumns, promiseShape } from '../promises/list'
import type { PromiseRow } from '../promises/queries'
import { stateTones } from './promise-state'

/** The promises of the statement as the one table: state, kind, section, and what is behind the state. */
export async function PromiseTable({ page, viewed }: { page: PromisePage; viewed: Viewed }) {
  const [t, all] = await Promise.all([getTranslations('statement'), getTranslations()])
  const option = (id: PromiseColumn, value: string): string => {
    const state = promiseStates.find((one) => one === value)
    if (id === 'state' && state) return t(`states.${state}`)
    const kind = promiseKinds.find((one) => one === value)
    if (id === 'kind' && kind) return t(`kinds.${kind}`)
    if (id === 'standing' && (value === 'yes' || value === 'ended')) return t(`standing.${value}`)
    return value === 'intro' ? t('introduction') : value
  }
  const cells = (row: PromiseRow): Record<PromiseColumn, Cell> => {
    const [place] = row.places
    const behind = row.rows.map(({ kind, ref, title, why }) => {
      const beside = kind === 'statement' ? '' : title
      const now = kind === 'statement' && title !== '' ? t('authorityNow', { name: title }) : ''
      return [ref, beside, t(`why.${why}`), now].filter(Boolean).join(' ')
    })
    return {
      ref: { kind: 'ref', text: row.ref },
      title: { kind: 'text', text: row.title },
      state: { kind: 'badge', label: t(`states.${row.state}`), tone: stateTones[row.state] },
      kind: { kind: 'text', text: t(`kinds.${row.kind}`) },
      section: place ? { kind: 'text', text: option('section', place.section) } : null,
      behind:
        behind.length > 0 ? { kind: 'missing', text: t('behind', { count: behind.length }), labels: behind } : null,
      records: { kind: 'relations', labels: row.records.map(({ ref, title }) => `${ref} ${title}`) },
      standing: null,
    }
  }
  return (
    <DataTable
      caption={t('promise.list')}
      path="/statement/promises"
      shape={promiseShape}
      {...headOf(promiseColumns, page, viewed.state, {
        label: (id) => t(`columns.${id}`),
        option,
        none: all('registers.filterNone'),
      })}
      rows={page.rows.map(
        (row): DataRow => ({
          id: row.ref,
          href: `/statement/promises/${row.ref}`,
          example: row.isExample,
          cells: cells(row),
          ...(row.endedAt === null ? {} : { mark: t('standing.ended') }),
        }),
      )}
      views={<ViewBar viewed={viewed} />}
      firstUse={<EmptyState title={t('promise.none')}>{t('promise.noneHelp')}</EmptyState>}
    />
  )
}
