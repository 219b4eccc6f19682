import { getTranslations } from 'next-intl/server'
import { ExampleBadge } from '@/components/layout/example-badge'
import { cardRows } from '@/components/layout/fact-list'
import { CalendarDate } from '@/components/time/time'
import { StatusBadge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { CalendarDate as Day } from '@/lib/time/types'
import type { FindingRow } from '../queries'

const head = 'border-b border-hairline px-3 py-2.5 align-top'
const cell = `${head} ${cardRows.cell}`
const heads = ['ref', 'title', 'record', 'owner', 'due', 'state'] as const

/** Findings as rows: what, on what, whose, by when, in what state. */
export async function FindingTable({ rows, today }: { rows: readonly FindingRow[]; today: Day }) {
  const t = await getTranslations('findings')
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className={`w-full text-left md:min-w-160 ${cardRows.table}`}>
        <caption className="sr-only">{t('title')}</caption>
        <thead className={`text-sm text-muted ${cardRows.head}`}>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {rows.map((row) => (
            <tr key={row.id} className={cardRows.row}>
              <td className={`${head} whitespace-nowrap text-sm text-muted phone:border-0 phone:p-0`}>{row.ref}</td>
              <th scope="row" className={`${head} max-w-96 font-normal ${cardRows.title}`}>
                <TextLink href={`/findings/${row.ref}`}>{row.title}</TextLink>
                <span className="block text-sm text-muted">{row.law}</span>
                {row.isExample && <ExampleBadge />}
              </th>
              <td data-label={t('columns.record')} className={cell}>
                {row.record ? `${row.record.ref} ${row.record.title}` : t('onStatement')}
              </td>
              <td data-label={t('columns.owner')} className={cell}>
                {row.ownerName ?? t('noOwner')}
              </td>
              <td data-label={t('columns.due')} className={`${cell} whitespace-nowrap`}>
                <div>
                  <Due row={row} today={today} late={t('late')} none={t('noDue')} />
                </div>
              </td>
              <td data-label={t('columns.state')} className={cell}>
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
