import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Badge, type Tone } from '@/components/ui/badge'
import type { JobState } from '@/lib/jobs/job-states'
import { formatInstant } from '@/lib/time/format'

const tones: Readonly<Record<JobState['state'], Tone>> = { ok: 'ok', failing: 'urgent', late: 'withinday' }

/** What the application does by itself, with its last runs; the kind of an error only for who may see it. */
export async function JobList({ jobs, showErrors }: { jobs: readonly JobState[]; showErrors: boolean }) {
  const [t, locale, zone] = await Promise.all([getTranslations('mail.jobs'), getLocale(), getTimeZone()])
  const moment = (instant: JobState['okAt']) => (instant ? formatInstant(instant, { locale, zone }) : t('never'))
  // A dot in a name would lead to a deeper message.
  const nameOf = ({ name }: JobState) => {
    const key = `names.${name.replaceAll('.', '_')}`
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
