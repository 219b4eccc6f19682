import { ChevronRight } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { ClockRule } from '@/lib/law/clock-rules'
import { riskLevels } from '@/lib/law/codes/leaks'
import { sourceIn } from '@/lib/text/glossary/source-words'
import { screenLocaleOf } from '@/lib/text/locale'
import { formatCalendarDate } from '@/lib/time/format'
import { allowAnonymousAction, correctClockRuleAction, limitMomentsAction, promiseNoBlameAction } from '../../actions'

const certainties = ['read', 'secondary', 'verify'] as const

/** Corrects a rule as a new version; a rule without a length keeps none. */
async function CorrectRule({ rule }: { rule: ClockRule }) {
  const t = await getTranslations('settings')
  const codes = await getTranslations('codes')
  const threshold: ActField[] =
    rule.threshold === null
      ? []
      : [
          {
            name: 'threshold',
            kind: 'choice',
            label: t('clocks.fields.threshold'),
            value: rule.threshold,
            options: riskLevels.map(({ code }) => ({ value: code, label: codes(`riskLevels.${code}`) })),
          },
        ]
  const unit = t(`clocks.units.${rule.unit}`, { count: 2 }).replace(/^2\s*/, '')
  const length: ActField[] =
    rule.length === null
      ? []
      : [{ name: 'length', kind: 'number', label: t('clocks.fields.length', { unit }), value: String(rule.length) }]
  return (
    <Act
      name="correctClockRule"
      action={correctClockRuleAction}
      fixed={{
        code: rule.code,
        version: rule.version,
        ...(rule.length === null ? { length: null } : {}),
        ...(rule.threshold === null ? { threshold: null } : {}),
      }}
      summary={t('clocks.correct')}
      submit={t('clocks.save')}
      fields={[
        {
          name: 'enabled',
          kind: 'check',
          label: t('clocks.fields.enabled'),
          help: t('clocks.recomputed'),
          value: String(rule.enabled),
        },
        ...length,
        ...threshold,
        { name: 'source', kind: 'line', label: t('clocks.fields.source'), value: rule.source },
        {
          name: 'certainty',
          kind: 'choice',
          label: t('clocks.fields.certainty'),
          value: rule.certainty,
          options: certainties.map((value) => ({ value, label: t(`clocks.certainty.${value}`) })),
        },
        { name: 'validFrom', kind: 'date', label: t('clocks.fields.validFrom'), value: rule.validFrom },
        { name: 'validUntil', kind: 'date', label: t('clocks.fields.validUntil'), value: rule.validUntil ?? '' },
        { name: 'reason', kind: 'line', label: t('clocks.fields.reason') },
      ]}
    />
  )
}

type Props = {
  rules: readonly { rule: ClockRule; earlier: readonly ClockRule[] }[]
  mayCorrect: boolean
}

/** The dated rule set from which every clock comes, with how sure each rule is; a line each, opened for the rest. */
export async function ClockRules({ rules, mayCorrect }: Props) {
  const t = await getTranslations('settings')
  return (
    <Section id="clock-rules" title={t('clocks.title')} count={rules.length} help={t('clocks.help')}>
      <ul className="grid divide-y divide-hairline">
        {rules.map(({ rule, earlier }) => (
          <li key={rule.code}>
            <details className="group/line">
              <summary className="flex cursor-pointer flex-wrap items-center gap-2 rounded-sm py-2.5">
                <Icon of={ChevronRight} size={16} className="shrink-0 group-open/line:rotate-90" />
                <RuleName rule={rule} />
              </summary>
              <div className="grid gap-2 pb-4">
                <RuleFacts rule={rule} />
                {earlier.length > 0 && (
                  <details>
                    <summary className="min-h-9 py-1.5 text-sm text-accent">{t('clocks.earlier')}</summary>
                    <ul className="grid gap-3 border-l-2 border-hairline pt-1 pl-4">
                      {earlier.map((old) => (
                        <li key={old.version} className="grid gap-1">
                          <div className="flex flex-wrap items-center gap-2">
                            <RuleName rule={old} />
                          </div>
                          <RuleFacts rule={old} />
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
                {mayCorrect && <CorrectRule key={rule.version} rule={rule} />}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** `years`: how many before its receipt a moment of a leak may lie. */
export async function MomentLimit({ years, mayCorrect }: { years: number; mayCorrect: boolean }) {
  const t = await getTranslations('settings')
  return (
    <Section id="moments" title={t('clocks.momentsTitle')}>
      <div className="grid gap-2">
        <p>{t('clocks.yearsBack', { years })}</p>
        {mayCorrect && (
          <Act
            name="limitMoments"
            action={limitMomentsAction}
            fixed={{}}
            summary={t('clocks.correct')}
            submit={t('adequacy.save')}
            fields={[
              { name: 'years', kind: 'number', label: t('clocks.fields.years'), value: String(years) },
              { name: 'reason', kind: 'line', label: t('clocks.fields.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

/** Whether the report of a leak promises that nobody is blamed. */
export async function NoBlame({ promised, mayCorrect }: { promised: boolean; mayCorrect: boolean }) {
  const [t, form] = await Promise.all([getTranslations('settings'), getTranslations('report-form')])
  return (
    <Section id="no-blame" title={t('clocks.noBlameTitle')}>
      <div className="grid gap-2">
        <p>{promised ? t('clocks.noBlameOn', { promise: form('noBlame') }) : t('clocks.noBlameOff')}</p>
        {mayCorrect && (
          <Act
            name="promiseNoBlame"
            action={promiseNoBlameAction}
            fixed={{}}
            summary={t('clocks.correct')}
            submit={t('adequacy.save')}
            fields={[
              { name: 'promised', kind: 'check', label: t('clocks.fields.promised'), value: String(promised) },
              { name: 'reason', kind: 'line', label: t('clocks.fields.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

/** Whether a leak may be reported without a name, and what that does not protect against. */
export async function AnonymousReports({ allowed, mayCorrect }: { allowed: boolean; mayCorrect: boolean }) {
  const t = await getTranslations('settings')
  return (
    <Section id="anonymous" title={t('clocks.anonymousTitle')}>
      <div className="grid gap-2">
        <p>{allowed ? t('clocks.anonymousOn') : t('clocks.anonymousOff')}</p>
        <p className="measure text-sm text-muted">{t('clocks.anonymousLimits')}</p>
        {mayCorrect && (
          <Act
            name="allowAnonymous"
            action={allowAnonymousAction}
            fixed={{}}
            summary={t('clocks.correct')}
            submit={t('adequacy.save')}
            fields={[
              { name: 'allowed', kind: 'check', label: t('clocks.fields.allowed'), value: String(allowed) },
              { name: 'reason', kind: 'line', label: t('clocks.fields.reason') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

async function RuleName({ rule }: { rule: ClockRule }) {
  const [t, clocks] = await Promise.all([getTranslations('settings'), getTranslations('clocks')])
  const without = rule.regime === 'contract' ? t('clocks.contract') : t('clocks.without')
  return (
    <>
      <h3 className="font-semibold">{clocks(`names.${rule.code}`)}</h3>
      <Badge tone={rule.enabled ? 'ok' : 'neutral'}>{rule.enabled ? t('clocks.on') : t('clocks.off')}</Badge>
      {rule.certainty !== 'read' && <Badge tone="withinday">{t(`clocks.certainty.${rule.certainty}`)}</Badge>}
      <span className="ml-auto text-sm text-muted">
        {rule.length === null ? without : t(`clocks.units.${rule.unit}`, { count: rule.length })}
      </span>
    </>
  )
}

async function RuleFacts({ rule }: { rule: ClockRule }) {
  const [t, codes, locale] = await Promise.all([getTranslations('settings'), getTranslations('codes'), getLocale()])
  const day = (date: NonNullable<ClockRule['validUntil']>) => formatCalendarDate(date, { locale })
  return (
    <>
      <p>
        {t(`clocks.events.${rule.startEvent}`)} → {codes(`clockRecipients.${rule.recipient}`)}
        {rule.threshold && <>, {t('clocks.threshold', { level: codes(`riskLevels.${rule.threshold}`) })}</>}
      </p>
      <p className="text-sm text-muted">
        {sourceIn(screenLocaleOf(locale), rule.source)} · {t('clocks.since', { date: day(rule.validFrom) })}
        {rule.validUntil && <> · {t('clocks.until', { date: day(rule.validUntil) })}</>} ·{' '}
        {t('clocks.version', { version: rule.version })}
      </p>
    </>
  )
}
