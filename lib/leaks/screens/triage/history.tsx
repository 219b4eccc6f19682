import { getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/layout/history-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { ToldEntry } from '@/lib/audit/told'
import type { JsonValue } from '@/lib/errors/json'
import { formatInstant } from '@/lib/time/format'
import { instantSchema } from '@/lib/time/types'
import type { LeakDetail } from '../../queries/leak-detail'

type Props = { leak: LeakDetail; entries: readonly ToldEntry[]; total: number; locale: string }

/** What happened to the leak, newest first: who, when, what was and what is. */
export async function LeakHistory({ leak, entries, total, locale }: Props) {
  const [t, audit, all] = await Promise.all([getTranslations('triage'), getTranslations('audit'), getTranslations()])
  const who = (of: ToldEntry['who']) => {
    if (of.kind === 'person') return of.name
    if (of.kind === 'reporter') return of.name === null ? audit('who.reporter') : audit('who.named', { name: of.name })
    return of.kind === 'erased' ? audit('who.erased') : audit.has(`who.${of.name}`) ? audit(`who.${of.name}`) : of.name
  }
  const label = (field: string) => {
    const keys = [
      `triage.facts.fields.${field}`,
      `audit.fields.${field}`,
      `codes.leakMoments.${momentOf[field] ?? field}`,
    ]
    const key = keys.find((candidate) => all.has(candidate))
    return key ? all(key) : field
  }
  const value = (of: JsonValue): string => {
    if (of === null || of === '') return audit('nothing')
    if (typeof of === 'boolean') return of ? audit('yes') : audit('no')
    if (Array.isArray(of)) return of.length === 0 ? audit('nothing') : of.map(value).join(', ')
    if (typeof of === 'object')
      return Object.entries(of)
        .map(([key, part]) => `${key}: ${value(part)}`)
        .join(' · ')
    const instant = instantSchema.safeParse(of)
    return instant.success ? formatInstant(instant.data, { locale, zone: leak.zone }) : String(of)
  }
  const items = entries.map((entry) => ({
    key: String(entry.index),
    what: audit(`actions.${entry.action}`),
    who: who(entry.who),
    when: <Time instant={entry.at} zone={leak.zone} />,
    reason: entry.reason ?? undefined,
    changes: entry.changes.map((change) => ({
      field: label(change.field),
      before: value(change.old),
      after: value(change.new),
    })),
  }))
  return (
    <Section id="history" title={t('history.title')} count={total}>
      {items.length === 0 ? (
        <p className="text-muted">{t('history.empty')}</p>
      ) : (
        <HistoryList items={items} reasonText={audit('reason')} />
      )}
      {total > items.length && <p className="mt-4 text-sm text-muted">{t('history.more', { count: items.length })}</p>}
    </Section>
  )
}

/** Columns whose words are those of a moment. */
const momentOf: Readonly<Record<string, string>> = {
  occurredFrom: 'occurred_from',
  occurredTo: 'occurred_to',
  detectedAt: 'detected',
  awareAt: 'aware',
  processorAwareAt: 'processor_aware',
  processorInformedAt: 'processor_informed',
  highRiskFoundAt: 'high_risk_found',
}
