import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/card-rows'
import { CalendarDate } from '@/components/time/calendar-date'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { CalendarDate as Day } from '@/lib/time/types'
import type { RetentionDue } from '../due'
import { rowClass } from '../row-class'
import { heldRegisters } from '../scope/places'

const heads = ['rule', 'batch', 'due', 'action', 'owner', 'step'] as const

/** Batches of data whose period is over, and what to do about them. */
export async function DueTable({ rows, today }: { rows: readonly RetentionDue[]; today: Day }) {
  const [t, codes] = await Promise.all([getTranslations('retention'), getTranslations('codes')])
  return (
    <div className="overflow-x-auto">
      <table className={rowClass.table}>
        <caption className="sr-only">{t('due.title')}</caption>
        <thead className={rowClass.headRow}>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={rowClass.head}>
                {t(`due.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {rows.map((row) => (
            <tr key={`${row.ruleRef} ${row.batch} ${row.on}`} className={cardRows.row}>
              <th scope="row" className={rowClass.title}>
                <TextLink href={`/registers/${heldRegisters.rules}/${row.ruleRef}`}>
                  {row.ruleRef} {row.ruleTitle}
                </TextLink>
              </th>
              <td data-label={t('due.columns.batch')} className={rowClass.cell}>
                {row.batch || t('due.fixed')}
              </td>
              <td data-label={t('due.columns.due')} className={`${rowClass.cell} whitespace-nowrap`}>
                <div>
                  <CalendarDate date={row.on} />
                  {row.on < today && row.holds.length === 0 && (
                    <span className="block text-sm font-medium text-danger">{t('due.overdue')}</span>
                  )}
                </div>
              </td>
              <td data-label={t('due.columns.action')} className={rowClass.cell}>
                {row.action ? codes(`retentionActions.${row.action}`) : t('due.noAction')}
              </td>
              <td data-label={t('due.columns.owner')} className={rowClass.cell}>
                {row.ownerName ?? t('noOwner')}
              </td>
              <td data-label={t('due.columns.step')} className={rowClass.cell}>
                <Step row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function Step({ row }: { row: RetentionDue }) {
  const t = await getTranslations('retention')
  if (row.holds.length > 0)
    return <Badge tone="withinday">{t('due.onHold', { names: row.holds.map(({ ref }) => ref).join(', ') })}</Badge>
  if (!row.can.record) return '–'
  const query = new URLSearchParams({ rule: row.ruleRef, ...(row.batch ? { batch: row.batch } : {}) })
  return (
    <TextLink
      href={`/retention/deletions/new?${query}`}
      aria-label={row.batch ? t('due.recordOf', { batch: row.batch }) : undefined}
    >
      {t('due.record')}
    </TextLink>
  )
}
