import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { DeletionRow } from '../deletions/queries'
import { RecordLinks, rowClass } from './record-links'

const heads = ['ref', 'what', 'on', 'method', 'when'] as const

/** Deletion records as rows: what, under which rule, how and when. */
export async function DeletionTable({ rows }: { rows: readonly DeletionRow[] }) {
  const [t, codes] = await Promise.all([getTranslations('retention.deletions'), getTranslations('codes')])
  return (
    <div className="overflow-x-auto">
      <table className={rowClass.table}>
        <caption className="sr-only">{t('title')}</caption>
        <thead className={rowClass.headRow}>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={rowClass.head}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {rows.map((row) => (
            <tr key={row.id} className={cardRows.row}>
              <td className={rowClass.ref}>{row.ref}</td>
              <th scope="row" className={`${rowClass.title} max-w-96`}>
                <TextLink href={`/retention/deletions/${row.ref}`} className="line-clamp-2">
                  {row.scope}
                </TextLink>
                {row.batch && <span className="block text-sm text-muted">{row.batch}</span>}
                {row.correctedBy && <Badge tone="outline">{t('corrected', { ref: row.correctedBy })}</Badge>}
                {row.isExample && <ExampleBadge />}
              </th>
              <td data-label={t('columns.on')} className={rowClass.cell}>
                <RecordLinks records={row.records} />
              </td>
              <td data-label={t('columns.method')} className={rowClass.cell}>
                {codes(`deletionMethods.${row.method}`)}
              </td>
              <td data-label={t('columns.when')} className={`${rowClass.cell} whitespace-nowrap`}>
                <CalendarDate date={row.executedOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
