import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { Fact } from '@/components/layout/fact-list'
import { formatCalendarDate, formatInstant, formatNumber } from '@/lib/time/format'
import { calendarDateSchema, type Instant } from '@/lib/time/types'
import type { ReadAnswers, StoredAnswers } from '../facts/schema'

/** Names above values, for a narrow column. */
export function StackedFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-3">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className="text-sm text-muted">{fact.label}</dt>
          <dd className="measure min-w-0 whitespace-pre-line">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A report's answers in words, in the reader's language; what was not answered is left out. */
export async function answerFacts(answers: ReadAnswers): Promise<Fact[]> {
  const [t, locale] = await Promise.all([getTranslations('report-form'), getLocale()])
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ')
  const day = (typed: string) => dayWords(typed, locale)
  if (answers.processor) return processorFacts(answers, answers.processor)
  const facts: Fact[] = [
    { label: t('check.rows.happened'), value: t(`happened.options.${answers.happened}`) },
    { label: t('check.story'), value: answers.story },
    {
      label: t('check.rows.noticed'),
      value: join(t(`noticed.options.${answers.noticed}`), day(answers.noticedDay), answers.noticedTime),
    },
    { label: t('check.rows.occurred'), value: join(day(answers.occurredDay), answers.occurredTime) },
    { label: t('check.rows.ongoing'), value: t(`ongoing.options.${answers.ongoing}`) },
    { label: t('check.rows.people'), value: answers.people.map((code) => t(`people.options.${code}`)).join(', ') },
    { label: t('check.rows.band'), value: t(`people.bands.${answers.band}`) },
    { label: t('check.rows.data'), value: answers.data.map((code) => t(`data.options.${code}`)).join(', ') },
    { label: t('check.rows.phone'), value: answers.phone },
    { label: t('check.rows.how'), value: answers.how },
    { label: t('check.rows.language'), value: answers.language ? t(`reach.languages.${answers.language}`) : '' },
  ]
  return facts.filter((fact) => fact.value !== '')
}

function dayWords(typed: string, locale: string): string {
  const date = calendarDateSchema.safeParse(typed)
  return date.success ? formatCalendarDate(date.data, { locale }) : typed
}

/** What a processor told by its link, in words. */
async function processorFacts(
  answers: ReadAnswers,
  { knewAt, occurredUntil, persons, measures, callName }: NonNullable<StoredAnswers['processor']>,
): Promise<Fact[]> {
  const [t, own, locale, timeZone] = await Promise.all([
    getTranslations('report-form'),
    getTranslations('notices'),
    getLocale(),
    getTimeZone(),
  ])
  const zone = answers.zone ?? timeZone
  const at = (moment: Instant | null) => (moment ? formatInstant(moment, { locale, zone }) : '')
  const facts: Fact[] = [
    { label: t('check.rows.happened'), value: t(`happened.options.${answers.happened}`) },
    { label: t('check.story'), value: answers.story },
    { label: own('facts.knewAt'), value: at(knewAt) },
    {
      label: own('facts.occurredFrom'),
      value: [dayWords(answers.occurredDay, locale), answers.occurredTime].join(' ').trim(),
    },
    { label: own('facts.occurredUntil'), value: at(occurredUntil) },
    { label: t('check.rows.ongoing'), value: t(`ongoing.options.${answers.ongoing}`) },
    { label: t('check.rows.people'), value: answers.people.map((code) => t(`people.options.${code}`)).join(', ') },
    { label: own('facts.persons'), value: persons === null ? '' : formatNumber(persons, locale) },
    { label: t('check.rows.data'), value: answers.data.map((code) => t(`data.options.${code}`)).join(', ') },
    { label: own('facts.measures'), value: measures },
    { label: own('facts.callName'), value: callName },
    { label: own('facts.callPhone'), value: answers.phone },
  ]
  return facts.filter((fact) => fact.value !== '')
}
