import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Badge, type Tone } from '@/components/ui/badge'
import type { JobState } from '@/lib/jobs/jobs'
import { labelled } from '@/lib/text/locale'
import { formatInstant, formatNumber } from '@/lib/time/format'
import { tryAgain } from '../actions'
import type { MailState, TroubledMail } from '../queries'
import { SendButton } from './send-button'

/** How many mails wait, went out and failed, and which have a problem. */
export async function MailQueue({ state }: { state: MailState }) {
  const [t, locale] = await Promise.all([getTranslations('mail.queue'), getLocale()])
  const { figures, troubled, mayAct } = state
  const facts = (['waiting', 'sent', 'failed', 'skipped'] as const).map((name) => ({
    label: t(name),
    value: formatNumber(figures[name], locale),
  }))
  return (
    <Section id="queue" title={t('title')}>
      <FactList facts={facts} />
      {troubled.length === 0 ? (
        <p className="mt-4 text-muted">{t('none')}</p>
      ) : (
        <ul className="mt-4 grid divide-y divide-hairline border-t border-hairline">
          {troubled.map((mail) => (
            <Troubled key={mail.id} mail={mail} mayAct={mayAct} />
          ))}
        </ul>
      )}
    </Section>
  )
}

async function Troubled({ mail, mayAct }: { mail: TroubledMail; mayAct: boolean }) {
  const [t, locale, zone] = await Promise.all([getTranslations('mail'), getLocale(), getTimeZone()])
  const kind = mail.template ? t(`kinds.${mail.template}`) : '–'
  const moment = (instant: TroubledMail['since']) => formatInstant(instant, { locale, zone })
  return (
    <li className="grid gap-2 py-4 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">{kind}</h3>
        <span className="wrap-anywhere text-muted">{mail.address}</span>
        <Badge tone={mail.nextTryAt ? 'withinday' : 'urgent'}>
          {mail.nextTryAt ? t('queue.again') : t('queue.gaveUp')}
        </Badge>
      </div>
      <p>{t(`problems.${mail.problem}`)}</p>
      <p className="text-sm text-muted">
        {t('queue.tries', { count: mail.tries })}, {t('queue.since', { moment: moment(mail.since) })}
      </p>
      {mail.nextTryAt && <p className="text-sm text-muted">{t('queue.next', { moment: moment(mail.nextTryAt) })}</p>}
      {mail.answer && (
        <p className="text-sm wrap-anywhere text-muted">
          {mail.answer.code === null
            ? t('queue.cause', { answer: mail.answer.text })
            : t('queue.answer', { code: mail.answer.code, answer: mail.answer.text })}
        </p>
      )}
      {mayAct && !mail.nextTryAt && (
        <SendButton
          send={tryAgain}
          input={{ id: mail.id }}
          text={t('queue.retry')}
          label={labelled(locale, t('queue.retry'), `${kind}, ${mail.address}`)}
          working={t('test.working')}
          done={t('queue.retried')}
        />
      )}
    </li>
  )
}

const tones: Readonly<Record<JobState['state'], Tone>> = { ok: 'ok', failing: 'urgent', late: 'withinday' }

/** What the application does by itself, with its last runs; the kind of an error only for who may see it. */
export async function JobList({ jobs, showErrors }: { jobs: readonly JobState[]; showErrors: boolean }) {
  const [t, locale, zone] = await Promise.all([getTranslations('mail.jobs'), getLocale(), getTimeZone()])
  const moment = (instant: JobState['okAt']) => (instant ? formatInstant(instant, { locale, zone }) : t('never'))
  // A dot in a name would lead to a deeper message.
  const nameOf = ({ name }: JobState) => {
    const key = `names.${name.replaceAll('.', '_')}` as const
    return t.has(key) ? t(key) : name
  }
  return (
    <Section id="jobs" title={t('title')} count={jobs.length}>
      {jobs.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="grid divide-y divide-hairline">
        {jobs.map((job) => (
          <li key={job.name} className="grid gap-1 py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{nameOf(job)}</span>
              <Badge tone={tones[job.state]}>{t(`states.${job.state}`)}</Badge>
            </div>
            <p className="text-sm text-muted">
              {t('last', { moment: moment(job.startedAt) })} · <code className="wrap-anywhere">{job.name}</code>
            </p>
            {job.failures > 0 && (
              <p className="text-sm text-muted">
                {t('failures', { count: job.failures })} · {t('lastOk', { moment: moment(job.okAt) })}
                {showErrors && job.lastError && (
                  <>
                    {' '}
                    · <code className="wrap-anywhere">{job.lastError}</code>
                  </>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
