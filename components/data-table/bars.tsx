import { ChevronLeft, ChevronRight, X } from 'lucide'
import { getNow, getTimeZone } from 'next-intl/server'
import { Button, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { pageCount, shownRange, type Total } from '@/lib/table/state'
import { cleared, counted, filterToggled, isNarrowed, paged, pagedByKey } from '@/lib/table/steps'
import { labelled } from '@/lib/text/locale'
import { formatInstant, formatNumber } from '@/lib/time/format'
import { instantOf } from '@/lib/time/types'
import { type Drawing, fieldsOf } from './drawing'
import { PickedExport } from './export-menu'
import { valueWords } from './facets'
import type { DataTableProps } from './types'

/** How many rows match, in words. */
export function totalWords({ count, exact }: Total, { t, locale }: Drawing): string {
  return exact ? t('count', { count }) : t('countMore', { count: formatNumber(count, locale) })
}

function chipsOf({ facets, state, t, locale }: Drawing) {
  return facets.flatMap((facet) =>
    (state.filters[facet.field] ?? []).map((value) => ({
      field: facet.field,
      value,
      words: labelled(locale, facet.label, valueWords(facet, value, t)),
    })),
  )
}

function orderOf({ columns, state, t }: Drawing): string {
  return state.sort
    .map(({ field, dir }) => t('sortedBy', { label: columns.find(({ id }) => id === field)?.label ?? field, dir }))
    .join(', ')
}

/** How many there are, what keeps rows away, each part to be taken away, and one link for all. */
export function ActiveFilters({ drawing, total }: { drawing: Drawing; total: Total }) {
  const { state, t, to } = drawing
  const count = totalWords(total, drawing)
  const order = orderOf(drawing)
  return (
    <div data-chrome className="flex min-h-6 flex-wrap items-center gap-2 text-sm">
      <p role="status" data-tabular className="text-muted">
        <span aria-hidden>{count}</span>
        <span className="sr-only">{order ? t('status', { count, order }) : count}</span>
      </p>
      {!total.exact && (
        <a href={to(counted(state))} className="dt-link">
          {t('countAll')}
        </a>
      )}
      {chipsOf(drawing).map(({ field, value, words }) => (
        <a
          key={`${field}=${value}`}
          href={to(filterToggled({ ...state, open: null }, field, value))}
          className="dt-chip"
        >
          <span>{words}</span>
          <Icon of={X} size={14} />
          <span className="sr-only">{t('remove')}</span>
        </a>
      ))}
      {isNarrowed(state) && (
        <a href={to(cleared(state))} className="dt-link">
          {t('clear')}
        </a>
      )}
    </div>
  )
}

type PagerProps = { drawing: Drawing; total: Total; keys: DataTableProps['keys']; shown: number }

/** "1–50 of 128" with the page before and after: by key where the list has them, else by number. */
export function Pager({ drawing, total, keys, shown }: PagerProps) {
  const { state, t, to, locale } = drawing
  const { page, size } = state
  if (total.count === 0) return null
  const number = (value: number) => formatNumber(value, locale)
  const last = pageCount(size, total.count)
  const { from, to: end } = shownRange(page, size, total.exact ? total.count : Number.MAX_SAFE_INTEGER)
  const range = { from: number(from), to: number(Math.min(end, from + shown - 1)), total: number(total.count) }
  const hasNext = keys ? keys.next !== null : total.exact ? page < last : shown === size
  const before = page > last && total.exact ? last : page - 1
  const previous = keys?.previous && page > 1 ? pagedByKey(state, 'previous', keys.previous) : paged(state, before)
  return (
    <nav aria-label={t('pages')} data-chrome className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p data-tabular className="text-muted">
        {total.exact ? t('range', range) : t('rangeMore', range)}
        {(last > 1 || page > 1) && (
          <>
            {' '}
            ·{' '}
            {total.exact ? t('pageOf', { page: number(page), pages: number(last) }) : t('page', { page: number(page) })}
          </>
        )}
      </p>
      <div className="flex gap-2">
        {page > 1 && (
          <a rel="prev" href={to(previous)} className={buttonClass({}, 'font-normal')}>
            <Icon of={ChevronLeft} size={16} />
            {t('previous')}
          </a>
        )}
        {hasNext && (
          <a
            rel="next"
            href={to(keys?.next ? pagedByKey(state, 'next', keys.next) : paged(state, page + 1))}
            className={buttonClass({}, 'font-normal')}
          >
            {t('next')}
            <Icon of={ChevronRight} size={16} />
          </a>
        )}
      </div>
    </nav>
  )
}

type BulkProps = { drawing: Drawing; total: Total } & Pick<DataTableProps, 'bulk' | 'files'>

/**
 * The form that the check boxes belong to: with those that are chosen, on this page and others, or with all that are found
 * where they are few enough.
 */
export function BulkBar({ drawing, total, bulk, files }: BulkProps) {
  const { state, t, to, locale } = drawing
  const { count, exact } = total
  return (
    <form id={bulkForm} method="get" action={bulk?.path ?? files?.path} data-chrome className="dt-bulk">
      {fieldsOf(to({ ...state, open: null, peek: null })).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <p role="status" data-picked>
        {t('picked')} <b data-tabular />{' '}
        <span hidden>
          {t('pickedElsewhere')} <b data-tabular />
        </span>
      </p>
      {bulk && (
        <Button type="submit" variant="primary" size="sm">
          {bulk.label}
        </Button>
      )}
      {files && <PickedExport drawing={drawing} files={files} />}
      {!bulk || (exact && count <= bulk.most) ? (
        <Button type="submit" name="all" value="1" size="sm" data-all={count}>
          {t('bulkAll', { count: formatNumber(count, locale) })}
        </Button>
      ) : (
        <span className="text-muted">{t('bulkMost', { most: formatNumber(bulk.most, locale) })}</span>
      )}
      <Button data-unpick variant="quiet" size="sm">
        {t('unpick')}
      </Button>
    </form>
  )
}

export const bulkForm = 'table-bulk'

/** On paper: what narrows these rows, how they are sorted, how many there are, and when it was printed. */
export async function PrintCaption({ drawing, total }: { drawing: Drawing; total: Total }) {
  const { state, t, locale } = drawing
  const [now, zone] = await Promise.all([getNow(), getTimeZone()])
  const order = orderOf(drawing)
  const count = totalWords(total, drawing)
  const parts = [
    ...(state.q ? [t('printSearch', { q: state.q })] : []),
    ...chipsOf(drawing).map(({ words }) => words),
    order ? t('status', { count, order }) : count,
    t('printMoment', { moment: formatInstant(instantOf(now), { locale, zone }) }),
  ]
  return <p className="dt-print">{parts.join(' · ')}</p>
}
