import { getTranslations } from 'next-intl/server'
import type { ToldEntry } from '@/lib/audit/told'
import type { JsonValue } from '@/lib/errors/json'
import type { CodeListName } from '@/lib/law/codes/registry'
import { formatInstant } from '@/lib/time/format'
import { instantSchema } from '@/lib/time/types'
import type { LoadedLeak } from '../../load'

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

/** Columns whose values are codes of a list. */
const listOf: Readonly<Record<string, CodeListName>> = {
  state: 'leakStates',
  ongoing: 'ongoingAnswers',
  actingAs: 'actingRoles',
  types: 'leakTypes',
  cause: 'leakCauses',
  origin: 'leakOrigins',
  act: 'leakActs',
  intent: 'leakIntents',
  discoveredBy: 'discoverers',
  dataCategories: 'dataCategories',
  peopleCategories: 'peopleCategories',
  personsMode: 'countModes',
  recordsMode: 'countModes',
  riskLevel: 'riskLevels',
  delayReason: 'delayReasons',
  'decision.authority': 'decisionOutcomes',
  'decision.people': 'decisionOutcomes',
  channel: 'noticeChannels',
}

/** Said elsewhere: who acted stands in the entry, the report in its own section. */
const silent: readonly string[] = ['awareSetById', 'report']

/** Words for the entries about a leak: who, which field, what was and what is. */
export async function leakHistoryWords({ leak, editors }: Pick<LoadedLeak, 'leak' | 'editors'>, locale: string) {
  const [audit, all] = await Promise.all([getTranslations('audit'), getTranslations()])
  const names = new Map([...editors, ...leak.invited].map((person) => [person.id, person.name]))

  const label = (field: string): string => {
    const keys = [
      `triage.history.fields.${field.replace('.', '_')}`,
      `triage.facts.fields.${field}`,
      `codes.leakMoments.${momentOf[field] ?? field}`,
    ]
    const key = keys.find((candidate) => all.has(candidate))
    return key ? all(key) : field
  }
  const text = (field: string, of: string): string => {
    const key = `codes.${listOf[field]}.${of}`
    if (listOf[field] && all.has(key)) return all(key)
    const instant = instantSchema.safeParse(of)
    return instant.success ? formatInstant(instant.data, { locale, zone: leak.zone }) : (names.get(of) ?? of)
  }
  const value = (field: string, of: JsonValue): string => {
    if (of === null || of === '') return audit('nothing')
    if (typeof of === 'boolean') return of ? audit('yes') : audit('no')
    if (typeof of === 'number') return String(of)
    if (typeof of === 'string') return text(field, of)
    if (Array.isArray(of)) return of.length === 0 ? audit('nothing') : of.map((one) => value(field, one)).join(', ')
    return Object.entries(of)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => value(key, part))
      .join(' · ')
  }
  return {
    who: ({ who }: ToldEntry): string => {
      if (who.kind === 'person') return who.name
      if (who.kind === 'reporter')
        return who.name === null ? audit('who.reporter') : audit('who.named', { name: who.name })
      return who.kind === 'erased'
        ? audit('who.erased')
        : audit.has(`who.${who.name}`)
          ? audit(`who.${who.name}`)
          : who.name
    },
    changes: ({ changes }: ToldEntry) =>
      changes
        .filter(({ field }) => !silent.includes(field))
        .map(({ field, old, new: after }) => ({
          field: label(field),
          before: value(field, old),
          after: value(field, after),
        })),
  }
}
