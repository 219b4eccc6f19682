import { VisitorShell } from '@/components/layout/visitor-shell'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import type { Tell } from '../tell/load'
import { TellForm } from './tell-form'
import { ToldLeak } from './told-leak'

type Props = { tell: Tell | { kind: 'too_many'; language: ReportLocale } }

/** What a processor finds behind its link: whom it tells, what it told before, and the form. Forms of the browser alone. */
export async function TellPage({ tell }: Props) {
  const t = await textsOf(tell.language, 'notices')
  if (tell.kind === 'too_many')
    return (
      <VisitorShell language={tell.language}>
        <h1 className="text-2xl">{t('page.title')}</h1>
        <p className="mt-3">{t('page.tooMany')}</p>
      </VisitorShell>
    )
  const { company, call, contactName, reports, language } = tell
  const common = await textsOf(language, 'common')
  const until = formatInstant(tell.expiresAt, { locale: language, zone: tell.zone, style: 'date', endOfDay: true })
  const form = <TellForm tell={tell} />
  return (
    <VisitorShell language={language} hrefIn={(locale) => `?language=${locale}`}>
      <div className="flex flex-wrap items-baseline gap-3">
        <h1 className="text-2xl">{t('page.heading', { company })}</h1>
        {tell.isExample && <Badge>{common('example')}</Badge>}
      </div>
      <p className="mt-3">{t('page.hello', { name: contactName, company })}</p>
      <p className="mt-2">{t('page.soon')}</p>
      {call && (
        <p className="mt-2">
          {t('page.call', { name: call.name })}{' '}
          <a href={`tel:${call.phone.replace(/[^+\d]/g, '')}`} className="font-semibold text-accent underline">
            {call.phone}
          </a>
        </p>
      )}
      <p className="mt-2 text-sm text-muted">{t('page.link', { until })}</p>
      <Outcome tell={tell} />
      {reports.length > 0 && (
        <div className="mt-8 grid gap-6">
          <h2 className="text-xl">{t('page.told')}</h2>
          {reports.map((report) => (
            <ToldLeak key={report.ref} report={report} tell={tell} />
          ))}
        </div>
      )}
      {reports.length === 0 ? (
        <section id="tell" className="mt-8">
          <h2 className="text-xl">{t('page.tell')}</h2>
          {form}
        </section>
      ) : (
        <details id="tell" className="mt-8" open={tell.draft?.form === 'report'}>
          <summary className="min-h-11 content-center text-xl font-semibold text-accent">
            {t('page.tellAnother')}
          </summary>
          {form}
        </details>
      )}
    </VisitorShell>
  )
}

/** What came of the last sending. */
async function Outcome({ tell: { sent, problem, language, reports, ref, zone, draft } }: { tell: Tell }) {
  const [t, errors] = await Promise.all([textsOf(language, 'notices'), textsOf(language, 'errors')])
  const report = reports.find((one) => one.ref === ref)
  if (problem) {
    const text = errors(errors.has(`reasons.${problem}`) ? `reasons.${problem}` : `codes.${problem}`)
    return (
      <div id="outcome" className="mt-6">
        <Alert tone="error" title={t('page.notSent')}>
          {text} {draft && t('page.kept')}
        </Alert>
      </div>
    )
  }
  if (sent === 'report' && report) {
    const at = formatInstant(report.receivedAt, { locale: language, zone, style: 'full' })
    return (
      <div id="outcome" className="mt-6">
        <Alert tone="ok" role="status" title={t('page.sent', { reference: report.ref })}>
          {t('page.sentHelp', { at })}
        </Alert>
      </div>
    )
  }
  if (sent !== 'update' && sent !== 'files') return null
  return (
    <div id="outcome" className="mt-6">
      <Alert tone="ok" role="status" title={t(`page.added.${sent}`)} />
    </div>
  )
}
