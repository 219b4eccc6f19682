import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import type { ClockRule } from '@/lib/law/clock-rules'
import { correctClockRuleAction } from '../../actions'

const certainties = ['read', 'secondary', 'verify'] as const

/** Corrects a rule as a new version; a rule without a length keeps none. */
export async function CorrectRule({ rule }: { rule: ClockRule }) {
  const t = await getTranslations('settings')
  const unit = t(`clocks.units.${rule.unit}`, { count: 2 }).replace(/^2\s*/, '')
  const length: ActField[] =
    rule.length === null
      ? []
      : [{ name: 'length', kind: 'number', label: t('clocks.fields.length', { unit }), value: String(rule.length) }]
  return (
    <Act
      action={correctClockRuleAction}
      fixed={{ code: rule.code, version: rule.version, ...(rule.length === null ? { length: null } : {}) }}
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
