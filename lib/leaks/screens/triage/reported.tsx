import { getTranslations } from 'next-intl/server'
import { BriefFacts, type Fact } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/link'
import { hour, minute } from '@/lib/time/length'
import type { LeakDetail } from '../../queries/leak-detail'
import type { NoticeTime } from '../../queries/notice-time'
import { answerFacts } from '../stacked-facts'
import { Received } from './moments'

/** Longer answers take the whole width. */
const shortAnswer = 40

/** The reporter's words, frozen, and what they added later. */
export async function Reported({ leak, told }: { leak: LeakDetail; told: NoticeTime | null }) {
  const [t, leaks, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('leaks'),
    answerFacts(leak.report.answers),
  ])
  const received: Fact = { label: leaks('columns.reportedAt'), value: <Received leak={leak} />, short: true }
  const by: Fact[] = leak.report.anonymous
    ? [{ label: t('reported.by'), value: leaks('anonymous.said') }]
    : leak.report.reporterName
      ? [{ label: t('reported.by'), value: leak.report.reporterName, short: true }]
      : []
  const answers = facts.map((fact) => ({
    ...fact,
    short: typeof fact.value === 'string' && fact.value.length <= shortAnswer,
  }))
  return (
    <Section
      id="reported"
      title={t('reported.title')}
      dense
      help={leak.masked ? t('reported.masked') : t('reported.frozen')}
    >
      <BriefFacts facts={[...answers, ...by, received]} />
      {told && <ToldAfter told={told} />}
      {leak.mergedFrom.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-sm text-muted">{t('reported.merged')}</h3>
          <ul className="grid gap-1">
            {leak.mergedFrom.map(({ ref, title }) => (
              <li key={ref}>
                <TextLink href={`/leaks/${ref}#reported`}>
                  {ref} {title}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {!leak.masked && (
        <>
          <h3 className="mt-3 mb-1 text-sm text-muted">{t('reported.notes')}</h3>
          {leak.notes.length === 0 && <p>{t('reported.noNotes')}</p>}
          <ol className="grid gap-3">
            {leak.notes.map((note) => (
              <li key={note.id}>
                <p className="text-sm text-muted">
                  {note.byName ?? leaks('anonymous.short')} · <Time instant={note.at} zone={leak.zone} />
                </p>
                <p className="measure whitespace-pre-line">{note.body}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

/** How long the processor took to tell us, beside the hours of its agreement. */
async function ToldAfter({ told: { tookMs, notice, isLate } }: { told: NoticeTime }) {
  const t = await getTranslations('notices')
  // A minute that has begun counts: 24 h and some seconds are not "24 h".
  const minutes = Math.ceil(tookMs / minute)
  const whole = hour / minute
  const took = t('measured.took', { hours: Math.floor(minutes / whole), minutes: minutes % whole })
  const text = notice
    ? t(isLate ? 'measured.late' : 'measured.intime', { agreement: notice.ref, hours: notice.hours, took })
    : t('measured.unset', { took })
  return (
    <Alert tone={isLate ? 'warning' : 'info'} className="mt-3">
      {text}
    </Alert>
  )
}
