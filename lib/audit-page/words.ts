import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { HistoryChange } from '@/components/layout/history-list'
import { namesOf, type OpenedEntry, shielded } from '@/lib/audit/log/opened'
import type { JsonValue } from '@/lib/errors/json'
import { leakFieldWords, reportWords } from '@/lib/leaks/screens/triage/history-words'
import { changeWords } from '@/lib/record-page/screens/history-section'
import { wordingOf } from '@/lib/records/state/wording'
import { catalog } from '@/lib/registers/catalog'
import { hasWords } from '@/lib/text/catalogue'
import { type Locale, labelled } from '@/lib/text/locale'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'

/** Where the values of a closed list have their words, per field. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  roles: ['nav.roles'],
  deputyFor: ['nav.roles'],
  locale: ['nav.languages'],
  language: ['nav.languages'],
  profile: ['drafts.profiles'],
  dpoState: ['organisation.dpoStates'],
  state: ['findings.states', 'codes.requestStates'],
  right: ['codes.requestRights'],
  channel: ['codes.requestChannels'],
  peopleCategory: ['codes.peopleCategories'],
  identityHow: ['codes.identityWays'],
  extendedWhy: ['codes.extensionReasons'],
  decision: ['codes.requestDecisions'],
  refusalGround: ['codes.refusalGrounds'],
  letter: ['codes.requestLetters'],
  taskEnd: ['codes.requestTaskEnds'],
  sealedWords: ['audit.sealedWords'],
  reasonKind: ['codes.holdReasons'],
  requestFileKind: ['codes.requestFileKinds'],
  sharingFileKind: ['codes.sharingFileKinds'],
  method: ['codes.deletionMethods'],
  recordsMode: ['codes.countModes'],
  scope: ['extract.scopes'],
  role: ['nav.roles'],
  kind: ['views.kinds', 'sharing.kinds'],
  outcome: ['sharing.outcomes'],
  source: ['suppression.sources'],
  via: ['suppression.comparisons.via'],
  check: ['statement.checks'],
  basis: ['codes.legalBases'],
  dataCategories: ['codes.dataCategories'],
  'plan.do': ['batch.do'],
  'filter.action': ['audit.actions'],
  'filter.outcome': ['audit.outcomes'],
  'filter.subject': ['audit.subjects'],
  'filter.by': ['audit.ways'],
}

/** Where labels stand that the log itself does not name, per kind of subject. */
const labelsOf: Readonly<Record<string, string>> = {
  organisation: 'organisation.fields',
  entity: 'organisation.fields',
  finding: 'findings.fields',
  hold: 'retention.holds.fields',
  deletion: 'retention.deletions.fields',
  clock_rule: 'settings.clocks.fields',
  report_profile: 'drafts.profile.facts',
  authority: 'authorities.fields',
  draft: 'drafts.fields',
  suppression: 'suppression.fields',
  disclosure: 'sharing.fields',
  statement: 'statement.fields',
  promise: 'statement.fields',
}

const uuid = z.uuid()
const batched = z.array(z.object({ ref: z.string() })).catch([])
const batchedRefs = (value: JsonValue) => batched.parse(value).map(({ ref }) => ref)

/**
 * Words for entries: what happened, who did it, what was and what is; in the reader's language, or, for a file, in its own
 * (`language`: there `changed` stays with the reader's).
 */
export async function logWords(entries: readonly OpenedEntry[], language?: Locale) {
  const locale = language ?? (await getLocale())
  const [t, all, zone] = await Promise.all([
    getTranslations({ locale, namespace: 'audit' }),
    getTranslations({ locale }),
    getTimeZone(),
  ])
  const [names, records] = await Promise.all([namesOf(entries), wordingOf()])

  function value(entry: OpenedEntry, field: string, of: JsonValue): string {
    if (of === null || of === '') return ''
    if (typeof of === 'boolean') return of ? t('yes') : t('no')
    if (typeof of === 'number') return String(of)
    if (typeof of === 'string') return text(entry, field, of)
    if (Array.isArray(of)) return of.map((one) => value(entry, field, one)).join(', ')
    return Object.entries(of)
      .filter(([key]) => !(field === 'filter' && key === 'page'))
      .map(([key, member]) => [
        hasWords(all, `audit.${field}.${key}`) ? all(`audit.${field}.${key}`) : key,
        value(entry, `${field}.${key}`, member),
      ])
      .filter(([, member]) => member !== '')
      .map(([label = '', said = '']) => labelled(locale, label, said))
      .join(' · ')
  }

  function text(entry: OpenedEntry, field: string, of: string): string {
    const key = (wordsOf[field] ?? []).map((place) => `${place}.${of}`).find((candidate) => hasWords(all, candidate))
    if (key) return all(key)
    const instant = instantSchema.safeParse(of)
    if (instant.success) return formatInstant(instant.data, { locale, zone })
    const day = calendarDateSchema.safeParse(of)
    if (day.success) return formatCalendarDate(day.data, { locale })
    return names(entry, of) ?? (uuid.safeParse(of).success ? '–' : of)
  }

  /** The label of a field, from the form it stands in or from the log's own words; else its name. */
  function label({ subject }: OpenedEntry, field: string): string {
    const keys = [`${labelsOf[subject.type]}.${field}`, `audit.fields.${field}`]
    const found = keys.find((key) => hasWords(all, key))
    return found ? all(found) : field
  }

  function registerOf({ subject }: OpenedEntry) {
    if (subject.type !== 'record') return undefined
    return catalog.find(({ key }) => subject.ref?.startsWith(`${key}-`))
  }

  async function changed(entry: OpenedEntry, change: OpenedEntry['changes'][number]): Promise<HistoryChange> {
    const { field, old, new: after } = change
    if (field === 'report') return { field: label(entry, field), before: '', after: await reportWords(after) }
    if (entry.subject.type === 'leak') {
      const leaks = await leakFieldWords({ locale, zone, nameOf: (id) => names(entry, id) })
      return { field: leaks.label(field), before: leaks.value(field, old), after: leaks.value(field, after) }
    }
    // Which records a batch changed; what of each stands in its own history.
    if (entry.subject.type === 'batch' && field === 'records')
      return { field: label(entry, field), before: '', after: batchedRefs(after).join(', ') }
    const register = registerOf(entry)
    if (register) {
      const named = (of: JsonValue) => (typeof of === 'string' ? (names(entry, of) ?? of) : of)
      return changeWords(register, { field, old: named(old), new: named(after) }, records)
    }
    return { field: label(entry, field), before: value(entry, field, old), after: value(entry, field, after) }
  }

  return {
    what: ({ action, subject }: OpenedEntry) =>
      [t(`actions.${action}`), subject.ref ?? subject.name].filter((part) => part).join(' · '),
    who: (who: OpenedEntry['who']) => {
      if (who.kind === 'person')
        return who.for === undefined
          ? who.name
          : t('who.deputy', { name: who.name, principal: who.for ?? t('who.erased') })
      if (who.kind === 'reporter') return who.name === null ? t('who.reporter') : t('who.named', { name: who.name })
      return who.kind === 'erased' ? t('who.erased') : t.has(`who.${who.name}`) ? t(`who.${who.name}`) : who.name
    },
    /** What changed, without what the reason already says. */
    changes: async (entry: OpenedEntry) => {
      const said = entry.changes.filter(({ new: after }) => after !== entry.reason)
      const worded = await shielded(entry, () => Promise.all(said.map((change) => changed(entry, change))), [])
      return worded.filter(({ before, after }) => before !== '' || after !== '')
    },
    note: ({ values }: OpenedEntry) =>
      values === 'closed' ? t('closed') : values === 'erased' ? t('erased') : undefined,
  }
}
