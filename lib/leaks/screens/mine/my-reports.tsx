import { getTranslations } from 'next-intl/server'
import { ExampleBadge } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Instant } from '@/lib/time/types'
import type { OwnReport } from '../../queries/own-reports'

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

type Props = { reports: readonly OwnReport[]; phone: string | null; now: Instant; zone: string }

/** The person's own reports, as cards that fit a phone. */
export async function MyReports({ reports, phone, now, zone }: Props) {
  const [t, words] = await Promise.all([getTranslations('leaks'), getTranslations('report-form')])
  if (reports.length === 0) {
    return (
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
    )
  }
  return (
    <ul className="grid max-w-3xl gap-3">
      {reports.map((report) => (
        <li key={report.ref} className="grid gap-2 rounded-md border border-hairline bg-surface p-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/my-reports/${report.ref}`} className="inline-flex min-h-11 items-center font-semibold">
              {report.ref} · {words(`happened.options.${report.happened}`)}
            </TextLink>
            <OwnState state={report.state} />
            {report.isExample && <ExampleBadge />}
          </div>
          <p className="text-sm text-muted">
            {t('mine.received')} <Time instant={report.receivedAt} zone={zone} />
          </p>
          <p className="text-sm">
            <NextUpdate report={report} phone={phone} now={now} zone={zone} />
          </p>
        </li>
      ))}
    </ul>
  )
}
