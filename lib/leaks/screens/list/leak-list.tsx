import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/layout/empty-state'
import { ExampleBadge } from '@/components/layout/example-badge'
import { ClockChip } from '@/components/time/clock-chip'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { Instant } from '@/lib/time/types'
import type { LeakFilter } from '../../list-filter'
import type { LeakRow } from '../../queries/leak-list'
import { LeakFilterForm } from './leak-filter-form'

type Props = { rows: readonly LeakRow[]; filter: LeakFilter; masked: boolean; now: Instant; zone: string }

const head = 'px-4 py-[var(--row-pad)] align-top'
const cell =
  'px-4 py-[var(--row-pad)] align-top phone:grid phone:grid-cols-[7rem_minmax(0,1fr)] phone:justify-items-start phone:gap-2 phone:p-0 phone:before:text-muted phone:before:content-[attr(data-label)]'

/** The leaks as a table; on a phone each is a card. */
export async function LeakList({ rows, filter, masked, now, zone }: Props) {
  const t = await getTranslations('leaks')
  return (
    <div className="grid gap-4">
      <LeakFilterForm filter={filter} />
      <p role="status" className="text-sm text-muted">
        {t('count', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <section aria-label={t('title')} className="overflow-x-auto rounded-md border border-hairline bg-surface">
          <table className="w-full text-left text-sm md:min-w-240 phone:block">
            <caption className="sr-only">{t('title')}</caption>
            <thead className="phone:sr-only">
              <tr className="border-b border-hairline text-muted">
                <th scope="col" className={head}>
                  {t('columns.title')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.clock')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.state')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.risk')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.reported')}
                </th>
                {!masked && (
                  <th scope="col" className={head}>
                    {t('columns.reporter')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="divide-y divide-hairline phone:block">
              {rows.map((row) => (
                <LeakLine key={row.ref} row={row} masked={masked} now={now} zone={zone} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

async function LeakLine({ row, masked, now, zone }: { row: LeakRow; masked: boolean; now: Instant; zone: string }) {
  const [words, codes, clocks, t] = await Promise.all([
    getTranslations('report-form'),
    getTranslations('codes'),
    getTranslations('clocks'),
    getTranslations('leaks'),
  ])
  const running = row.clocks.filter((clock) => clock.endedAt === null)
  const shown = running.length > 0 ? running : row.clocks.slice(0, 1)
  return (
    <tr className="hover:bg-hover phone:grid phone:grid-cols-[minmax(0,1fr)] phone:gap-2 phone:p-4">
      <th scope="row" className={`${head} max-w-96 font-normal phone:p-0`}>
        <TextLink href={`/leaks/${row.ref}`} className="font-medium">
          {row.ref} · {row.title || words(`happened.options.${row.happened}`)}
        </TextLink>
        {row.isExample && (
          <span className="mt-1 block">
            <ExampleBadge />
          </span>
        )}
      </th>
      <td data-label={t('columns.clock')} className={`${cell} min-w-72 phone:min-w-0`}>
        <ul className="grid justify-items-start gap-2">
          {shown.map((clock) => (
            <li key={clock.code} className="grid justify-items-start gap-0.5">
              <span className="text-muted">{clocks(`names.${clock.code}`)}</span>
              <ClockChip clock={clock} now={now} zone={zone} />
            </li>
          ))}
          {shown.length === 0 && <li className="text-muted">{t('noClock')}</li>}
        </ul>
      </td>
      <td data-label={t('columns.state')} className={cell}>
        <Badge>{codes(`leakStates.${row.state}`)}</Badge>
      </td>
      <td data-label={t('columns.risk')} className={cell}>
        {row.riskLevel ? codes(`riskLevels.${row.riskLevel}`) : <span className="text-muted">–</span>}
      </td>
      <td data-label={t('columns.reported')} className={cell}>
        <Time instant={row.reportedAt} zone={zone} style="short" />
      </td>
      {!masked && (
        <td data-label={t('columns.reporter')} className={cell}>
          {row.reporterName}
        </td>
      )}
    </tr>
  )
}
