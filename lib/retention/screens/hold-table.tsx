import { getLocale, getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { CalendarDate } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { formatCalendarDate } from '@/lib/time/format'
import type { HoldRow, StandingHold } from '../holds/queries'
import type { HoldState } from '../holds/schema'
import { RecordLinks, rowClass } from './record-links'

const heads = ['ref', 'reason', 'on', 'since', 'until', 'state'] as const
export const holdTones = { planned: 'outline', standing: 'withinday', ended: 'neutral', lifted: 'neutral' } as const

/** Legal holds as rows: why, on what, since when, and whether they stand. */
export async function HoldTable({ rows }: { rows: readonly HoldRow[] }) {
  const [t, codes] = await Promise.all([getTranslations('retention.holds'), getTranslations('codes')])
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
                <TextLink href={`/retention/holds/${row.ref}`}>{codes(`holdReasons.${row.reasonKind}`)}</TextLink>
                <span className="line-clamp-2 text-sm text-muted">{row.reason}</span>
                {row.isExample && <ExampleBadge />}
              </th>
              <td data-label={t('columns.on')} className={rowClass.cell}>
                <RecordLinks records={row.records} />
              </td>
              <td data-label={t('columns.since')} className={`${rowClass.cell} whitespace-nowrap`}>
                <CalendarDate date={row.startedOn} />
              </td>
              <td data-label={t('columns.until')} className={`${rowClass.cell} whitespace-nowrap`}>
                <Until row={row} none={t('noEnd')} />
              </td>
              <td data-label={t('columns.state')} className={rowClass.cell}>
                <HoldBadge state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The day of lifting, else the last day when known. */
function Until({ row, none }: { row: HoldRow; none: string }) {
  const day = row.liftedOn ?? row.endsOn
  return day ? <CalendarDate date={day} /> : none
}

/** Whether a hold stands, in a word and a colour. */
export async function HoldBadge({ state }: { state: HoldState }) {
  const t = await getTranslations('retention.holds')
  return <Badge tone={holdTones[state]}>{t(`states.${state}`)}</Badge>
}

/** Says that nothing may be deleted here: since when, because of what, by which hold. Nothing when no hold stands. */
export async function HoldNotice({ holds }: { holds: readonly StandingHold[] }) {
  if (holds.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('retention.holds'), getLocale()])
  return (
    <Alert tone="warning" title={t('stopped')}>
      <ul className="mt-1 grid gap-2">
        {holds.map((hold) => (
          <li key={hold.ref}>
            {t('notice', { date: formatCalendarDate(hold.startedOn, { locale }), reason: hold.reason })}{' '}
            <TextLink href={`/retention/holds/${hold.ref}`}>
              {t('noticeOn', { ref: hold.ref, on: hold.onRef })}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
