import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import type { JsonValue } from '@/lib/errors/json'
import type { CodeListName } from '@/lib/law/codes/registry'
import { hasWords } from '@/lib/text/catalogue'
import { withColon } from '@/lib/text/locale'
import { formatInstant, formatNumber } from '@/lib/time/format'
import { instantSchema } from '@/lib/time/types'
import { reportAnswersSchema } from '../../facts/schema'
import type { LoadedLeak } from '../../load'
import { answerFacts } from '../stacked-facts'

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
  'decision.promise': 'decisionOutcomes',
  channel: 'noticeChannels',
}

/** Fields whose values have their words in another catalogue. */
const namespaceOf: Readonly<Record<string, string>> = {
  warnings: 'drafts.file.warning',
  letterWarnings: 'letters.warnings',
  topic: 'letters.topics',
  form: 'letters.forms',
  closedOver: 'clocks.names',
  closedLate: 'clocks.names',
  entryKind: 'triage.timeline.kinds',
  inviteRole: 'triage.duty.roles',
  taskKind: 'leak-tasks.kinds',
  taskEnd: 'leak-tasks.end',
  checklist: 'leak-tasks.lists',
  scenario: 'exercises.titles',
  pace: 'exercises.paces',
}

/** Said elsewhere: who acted stands in the entry, the report in its own section. */
const silent: readonly string[] = ['awareSetById', 'report']

/** A report as it was sent, in words, one answer a line. */
export async function reportWords(report: JsonValue): Promise<string> {
  const answers = reportAnswersSchema.safeParse(report)
  if (!answers.success) return ''
  const [facts, locale] = await Promise.all([answerFacts(answers.data), getLocale()])
  return facts.map(({ label, value }) => `${withColon(locale, label)} ${value}`).join('\n')
}

type Reader = { locale: string; zone: string; nameOf: (id: string) => string | undefined }

const uuid = z.uuid()

/** Words for the fields of a leak and their values; an empty text where there is no value. */
export async function leakFieldWords({ locale, zone, nameOf }: Reader) {
  const [audit, all] = await Promise.all([getTranslations('audit'), getTranslations()])
  const label = (field: string): string => {
    const name = field.replace('.', '_')
    const keys = [
      `triage.history.fields.${name}`,
      `triage.facts.fields.${field}`,
      `codes.leakMoments.${momentOf[field] ?? name}`,
      `clocks.names.${field}`,
      `letters.parts.names.${field}`,
      `letters.fields.${field}`,
      `audit.fields.${name}`,
    ]
    const key = keys.find((candidate) => hasWords(all, candidate))
    return key ? all(key) : field
  }
  const text = (field: string, of: string): string => {
    const words = listOf[field] ? `codes.${listOf[field]}.${of}` : namespaceOf[field] && `${namespaceOf[field]}.${of}`
    if (words && hasWords(all, words)) return all(words)
    const instant = instantSchema.safeParse(of)
    if (instant.success) return formatInstant(instant.data, { locale, zone })
    return nameOf(of) ?? (uuid.safeParse(of).success ? '–' : of)
  }
  const value = (field: string, of: JsonValue): string => {
    if (of === null || of === '') return ''
    if (typeof of === 'boolean') return of ? audit('yes') : audit('no')
    if (typeof of === 'number') return formatNumber(of, locale)
    if (typeof of === 'string') return text(field, of)
    if (Array.isArray(of)) return of.map((one) => value(field, one)).join(', ')
    return Object.entries(of)
      .map(([key, part]) => value(key, part))
      .filter((part) => part !== '')
      .join(' · ')
  }
  return { label, value }
}

/** Words for the entries about a leak: who, which field, what was and what is. */
export async function leakHistoryWords(
  { leak, editors, handlers }: Pick<LoadedLeak, 'leak' | 'editors' | 'handlers'>,
  locale: string,
) {
  const known = [...editors, ...handlers, ...leak.invited, leak.handler, leak.second].filter(
    (person) => person !== null,
  )
  const names = new Map<string, string>(known.map((person) => [person.id, person.name]))
  const [audit, words] = await Promise.all([
    getTranslations('audit'),
    leakFieldWords({ locale, zone: leak.zone, nameOf: (id) => names.get(id) }),
  ])
  return {
    who: ({ who }: OpenedEntry): string => {
      if (who.kind === 'person') return who.name
      if (who.kind === 'reporter')
        return who.name === null ? audit('who.reporter') : audit('who.named', { name: who.name })
      return who.kind === 'erased'
        ? audit('who.erased')
        : audit.has(`who.${who.name}`)
          ? audit(`who.${who.name}`)
          : who.name
    },
    changes: ({ changes, reason }: OpenedEntry) =>
      changes
        .filter(({ field, new: after }) => !silent.includes(field) && after !== reason)
        .map(({ field, old, new: after }) => ({
          field: words.label(field),
          before: words.value(field, old),
          after: words.value(field, after),
        })),
  }
}
