import { ChevronRight } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { adequacyScopes } from '@/lib/law/adequacy'
import { listedOrganisations } from '@/lib/law/codes/transfers'
import { countryChoices, countryName, isEea, isListedOrganisation } from '@/lib/law/countries'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { correctAdequacyAction } from '../actions'
import type { ListedDecision } from '../list'

type Props = {
  decisions: readonly ListedDecision[]
  /** The company's. */
  zone: string
  mayCorrect: boolean
  /** After a correction: how many records were looked at again, and how many lack something else. */
  done: { looked: number; lapsed: number } | null
}

const certainties = ['read', 'secondary', 'verify'] as const

/** The decisions of the Commission under which data may leave the EEA, with their dates and how sure they are. */
export async function AdequacySection({ decisions, zone, mayCorrect, done }: Props) {
  const [t, codes, locale] = await Promise.all([getTranslations('settings'), getTranslations('codes'), getLocale()])
  const name = (country: string) =>
    isListedOrganisation(country) ? codes(`listedOrganisations.${country}`) : countryName(country, locale)
  const countries = [
    ...countryChoices(locale)
      .filter(({ code }) => !isEea(code))
      .map(({ code, name: label }) => ({ value: code, label })),
    ...listedOrganisations.map(({ code }) => ({ value: code, label: codes(`listedOrganisations.${code}`) })),
  ]
  return (
    <Section id="adequacy" title={t('adequacy.title')} count={decisions.length} help={t('adequacy.help')}>
      {done && (
        <Alert tone="ok" role="status" className="mb-4">
          {t('adequacy.done', done)}
        </Alert>
      )}
      <ul className="grid divide-y divide-hairline">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <details className="group/line">
              <summary className="flex cursor-pointer flex-wrap items-center gap-2 rounded-sm py-2.5">
                <Icon of={ChevronRight} size={16} className="shrink-0 group-open/line:rotate-90" />
                <h3 className="font-semibold">{name(decision.country)}</h3>
                <Badge tone={decision.stands ? 'ok' : 'neutral'}>
                  {decision.stands ? t('adequacy.stands') : t('adequacy.ended')}
                </Badge>
                {decision.certainty !== 'read' && (
                  <Badge tone="withinday">{t(`clocks.certainty.${decision.certainty}`)}</Badge>
                )}
                <span className="ml-auto text-sm text-muted">{t('adequacy.leaning', { count: decision.leaning })}</span>
              </summary>
              <div className="grid gap-2 pb-4">
                <Decision decision={decision} zone={zone} />
                {mayCorrect && (
                  <Correct
                    key={decision.version}
                    decision={decision}
                    summary={t('adequacy.correct')}
                    countries={null}
                  />
                )}
              </div>
            </details>
          </li>
        ))}
      </ul>
      {mayCorrect && <Correct decision={null} summary={t('adequacy.add')} countries={countries} />}
    </Section>
  )
}

async function Decision({ decision, zone }: { decision: ListedDecision; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('settings'), getLocale()])
  const { corrected, validFrom, validUntil } = decision
  const day = (date: ListedDecision['validFrom']) => formatCalendarDate(date, { locale })
  const facts = [
    decision.reference,
    t(`adequacy.scopes.${decision.scope}`),
    t('clocks.since', { date: day(validFrom) }),
    ...(validUntil ? [t('clocks.until', { date: day(validUntil) })] : []),
    ...(decision.source ? [decision.source] : []),
  ]
  return (
    <div className="grid gap-1">
      <p>{facts.join(' · ')}</p>
      {[decision.limits, decision.doubts].filter(Boolean).map((said) => (
        <p key={said} className="measure">
          {said}
        </p>
      ))}
      {corrected && (
        <p className="text-sm text-muted">
          {t('adequacy.corrected', {
            date: formatInstant(corrected.at, { locale, zone, style: 'date' }),
            name: corrected.by ?? t('adequacy.erased'),
          })}
        </p>
      )}
    </div>
  )
}

type CorrectProps = {
  decision: ListedDecision | null
  summary: string
  countries: readonly { value: string; label: string }[] | null
}

async function Correct({ decision, summary, countries }: CorrectProps) {
  const t = await getTranslations('settings')
  const country: ActField[] = countries
    ? [{ name: 'country', kind: 'choice', label: t('adequacy.fields.country'), options: countries, empty: '–' }]
    : []
  const fields: ActField[] = [
    ...country,
    {
      name: 'validFrom',
      kind: 'date',
      label: t('adequacy.fields.validFrom'),
      help: t('adequacy.recomputed'),
      value: decision?.validFrom ?? '',
    },
    {
      name: 'validUntil',
      kind: 'date',
      label: t('adequacy.fields.validUntil'),
      value: decision?.validUntil ?? '',
    },
    {
      name: 'scope',
      kind: 'choice',
      label: t('adequacy.fields.scope'),
      value: decision?.scope ?? 'all',
      options: adequacyScopes.map((value) => ({ value, label: t(`adequacy.scopes.${value}`) })),
    },
    { name: 'limits', kind: 'line', label: t('adequacy.fields.limits'), value: decision?.limits ?? '' },
    { name: 'doubts', kind: 'line', label: t('adequacy.fields.doubts'), value: decision?.doubts ?? '' },
    { name: 'reference', kind: 'line', label: t('adequacy.fields.reference'), value: decision?.reference ?? '' },
    {
      name: 'certainty',
      kind: 'choice',
      label: t('adequacy.fields.certainty'),
      value: decision?.certainty ?? 'verify',
      options: certainties.map((value) => ({ value, label: t(`clocks.certainty.${value}`) })),
    },
    { name: 'source', kind: 'line', label: t('adequacy.fields.source'), value: decision?.source ?? '' },
    { name: 'reason', kind: 'line', label: t('adequacy.fields.reason') },
  ]
  return (
    <Act
      name="correctAdequacy"
      action={correctAdequacyAction}
      fixed={{
        id: decision?.id ?? null,
        version: decision?.version ?? 0,
        ...(decision ? { country: decision.country } : {}),
      }}
      fields={fields}
      summary={summary}
      submit={t('adequacy.save')}
      doneHref="/settings/adequacy?looked={looked}&lapsed={lapsed}"
    />
  )
}
