import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { headOf } from '@/lib/lists/declared'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import {
  type OwnReport,
  type ReportColumn,
  type ReportPage,
  reportColumns,
  reportShape,
} from '../../queries/own-reports'

const tones = { received: 'ontrack', looked_at: 'withinday', closed: 'neutral' } as const

/** The state of an own report, in one word. */
export async function OwnState({ state }: Pick<OwnReport, 'state'>) {
  const t = await getTranslations('leaks')
  return <Badge tone={tones[state]}>{t(`mine.states.${state}`)}</Badge>
}

/** By when the reporter hears more, or that the promise is late. */
export async function NextUpdate({
  report,
  now,
  zone,
  phone,
}: {
  report: Pick<OwnReport, 'nextUpdateBy'>
  phone: string | null
  now: Instant
  zone: string
}) {
  const t = await getTranslations('leaks')
  if (!report.nextUpdateBy) return <span>{t('mine.done')}</span>
  return (
    <span>
      {t('mine.next')} <Time instant={report.nextUpdateBy} zone={zone} />
      {report.nextUpdateBy < now && (
        <span className="block">
          {t('mine.late')}{' '}
          {phone && (
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="text-accent underline underline-offset-3">
              {t('mine.call', { phone })}
            </a>
          )}
        </span>
      )}
    </span>
  )
}

type Props = { page: ReportPage; viewed: Viewed; phone: string | null; now: Instant; zone: string }

/** The person's own reports as a list; on a phone each is a card. */
export async function MyReports({ page, viewed, phone, now, zone }: Props) {
  const [t, words, all, locale] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('report-form'),
    getTranslations(),
    getLocale(),
  ])
  const label = (id: ReportColumn) => t(`mine.columns.${id}`)
  const option = (id: ReportColumn, value: string): string => {
    const key = id === 'state' ? `leaks.mine.states.${value}` : `report-form.happened.options.${value}`
    return all.has(key) ? all(key) : value
  }
  const cells = (report: OwnReport): Record<ReportColumn, Cell> => ({
    ref: { kind: 'ref', text: report.ref },
    happened: { kind: 'text', text: words(`happened.options.${report.happened}`) },
    receivedAt: {
      kind: 'date',
      iso: report.receivedAt,
      text: formatInstant(report.receivedAt, { locale, zone, style: 'short' }),
    },
    state: { kind: 'badge', tone: tones[report.state], label: t(`mine.states.${report.state}`) },
    next: { kind: 'node', node: <NextUpdate report={report} now={now} zone={zone} phone={phone} /> },
  })
  return (
    <DataTable
      caption={t('mine.title')}
      path="/my-reports"
      shape={reportShape}
      {...headOf(reportColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
      rows={page.rows.map(
        (row): DataRow => ({ id: row.ref, href: `/my-reports/${row.ref}`, example: row.isExample, cells: cells(row) }),
      )}
      views={<ViewBar viewed={viewed} />}
      firstUse={
        <EmptyState
          title={t('mine.empty')}
          actions={
            <LinkButton href="/report-leak" variant="primary" size="lg">
              {words('title')}
            </LinkButton>
          }
        >
          {t('mine.emptyHelp')}
        </EmptyState>
      }
    />
  )
}
