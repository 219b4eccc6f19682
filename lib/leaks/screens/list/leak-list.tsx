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

const cell = 'px-4 py-[var(--row-pad)] align-top'

/** The leaks as a table; on a phone it scrolls inside its own frame. */
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
          <table className="w-full min-w-240 text-left text-sm">
            <caption className="sr-only">{t('title')}</caption>
            <thead>
              <tr className="border-b border-hairline text-muted">
                <th scope="col" className={cell}>
                  {t('columns.title')}
                </th>
                <th scope="col" className={cell}>
                  {t('columns.clock')}
                </th>
                <th scope="col" className={cell}>
                  {t('columns.state')}
                </th>
                <th scope="col" className={cell}>
                  {t('columns.risk')}
                </th>
                <th scope="col" className={cell}>
                  {t('columns.reported')}
                </th>
                {!masked && (
                  <th scope="col" className={cell}>
                    {t('columns.reporter')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="divide-y divide-hairline">
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
    <tr className="hover:bg-hover">
      <th scope="row" className={`${cell} max-w-96 font-normal`}>
        <TextLink href={`/leaks/${row.ref}`} className="font-medium">
          {row.ref} · {row.title || words(`happened.options.${row.happened}`)}
        </TextLink>
        {row.isExample && (
          <span className="mt-1 block">
            <ExampleBadge />
          </span>
        )}
      </th>
      <td className={`${cell} min-w-72`}>
        <ul className="grid gap-1">
          {shown.map((clock) => (
            <li key={clock.code} className="flex flex-wrap items-center gap-2">
              <span className="text-muted">{clocks(`names.${clock.code}`)}</span>
              <ClockChip clock={clock} now={now} zone={zone} />
            </li>
          ))}
          {shown.length === 0 && <li className="text-muted">{t('noClock')}</li>}
        </ul>
      </td>
      <td className={cell}>
        <Badge>{codes(`leakStates.${row.state}`)}</Badge>
      </td>
      <td className={cell}>{row.riskLevel && codes(`riskLevels.${row.riskLevel}`)}</td>
      <td className={cell}>
        <Time instant={row.reportedAt} zone={zone} style="short" />
      </td>
      {!masked && <td className={cell}>{row.reporterName}</td>}
    </tr>
  )
}
