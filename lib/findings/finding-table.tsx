import { getTranslations } from 'next-intl/server'
import { ExampleBadge } from '@/components/layout/example-badge'
import { CalendarDate } from '@/components/time/calendar-date'
import { StatusBadge } from '@/components/ui/status-badge'
import { TextLink } from '@/components/ui/text-link'
import type { CalendarDate as Day } from '@/lib/time/types'
import type { FindingRow } from './queries'

const cell = 'border-b border-hairline px-3 py-2.5 align-top'
const heads = ['ref', 'title', 'record', 'owner', 'due', 'state'] as const

/** Findings as rows: what, on what, whose, by when, in what state. */
export async function FindingTable({ rows, today }: { rows: readonly FindingRow[]; today: Day }) {
  const t = await getTranslations('findings')
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className="w-full min-w-160 text-left">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="text-sm text-muted">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={cell}>
                {t(`columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={`${cell} whitespace-nowrap text-sm text-muted`}>{row.ref}</td>
              <th scope="row" className={`${cell} max-w-96 font-normal`}>
                <TextLink href={`/findings/${row.ref}`}>{row.title}</TextLink>
                <span className="block text-sm text-muted">{row.law}</span>
                {row.isExample && <ExampleBadge />}
              </th>
              <td className={cell}>{row.record ? `${row.record.ref} ${row.record.title}` : t('onStatement')}</td>
              <td className={cell}>{row.ownerName ?? t('noOwner')}</td>
              <td className={`${cell} whitespace-nowrap`}>
                <Due row={row} today={today} late={t('late')} none={t('noDue')} />
              </td>
              <td className={cell}>
                <StatusBadge status={row.state} label={t(`states.${row.state}`)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Due({ row, today, late, none }: { row: FindingRow; today: Day; late: string; none: string }) {
  if (!row.dueOn) return none
  const passed = row.dueOn < today && (row.state === 'open' || row.state === 'in_progress')
  return (
    <>
      <CalendarDate date={row.dueOn} />
      {passed && <span className="block text-sm font-medium text-danger">{late}</span>}
    </>
  )
}
