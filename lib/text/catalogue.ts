import { type AbstractIntlMessages, createTranslator, type Messages } from 'next-intl'
import { type Locale, type ReportLocale, unbroken } from './locale'

/** Texts whose keys come from data, e.g. the codes of a profile of reports. */
type Given = { [key: string]: string }

/** Namespaces whose every key comes from data: codes of closed lists, of clocks, of refusals. So do those of registers. */
export const openNamespaces = ['codes', 'clocks', 'errors'] as const

/** What each namespace says, by its English file: a key that is not there is a type error where it is asked for. */
interface Typed {
  common: typeof import('./messages/en/common.json')
  nav: typeof import('./messages/en/nav.json')
  table: typeof import('./messages/en/table.json')
  form: typeof import('./messages/en/form.json')
  broken: typeof import('./messages/en/broken.json')
  time: typeof import('./messages/en/time.json')
  audit: typeof import('./messages/en/audit.json') & { who: Given; problems: Given }
  access: typeof import('./messages/en/access.json')
  registers: typeof import('./messages/en/registers.json')
  review: typeof import('./messages/en/review.json') & { queue: { columns: Given } }
  attachments: typeof import('./messages/en/attachments.json')
  extract: typeof import('./messages/en/extract.json')
  exports: typeof import('./messages/en/exports.json')
  'as-of': typeof import('./messages/en/as-of.json')
  versions: typeof import('./messages/en/versions.json')
  talk: typeof import('./messages/en/talk.json')
  templates: typeof import('./messages/en/templates.json')
  findings: typeof import('./messages/en/findings.json')
  retention: typeof import('./messages/en/retention.json') & { deletions: { count: Given; fieldHelp: Given } }
  calendar: typeof import('./messages/en/calendar.json')
  flow: typeof import('./messages/en/flow.json')
  authorities: typeof import('./messages/en/authorities.json') & { fields: Given }
  organisation: typeof import('./messages/en/organisation.json') & { entities: { fields: Given } }
  alarms: typeof import('./messages/en/alarms.json')
  api: typeof import('./messages/en/api.json') & { webhooks: { problems: Given } }
  leaks: typeof import('./messages/en/leaks.json') & { filing: Given }
  'report-form': typeof import('./messages/en/report-form.json')
  triage: typeof import('./messages/en/triage.json') & {
    facts: { fields: Given; help: Given }
  }
  notices: typeof import('./messages/en/notices.json') & { fields: Given; people: Given }
  letters: typeof import('./messages/en/letters.json') & { fields: Given }
  severity: typeof import('./messages/en/severity.json') & { titles: Given; stories: Given }
  drafting: typeof import('./messages/en/drafting.json')
  drafts: typeof import('./messages/en/drafts.json') & { profiles: Given; sections: Given; fields: Given }
  'leak-tasks': typeof import('./messages/en/leak-tasks.json') & { lists: Given; checklists: Given }
  'leak-names': typeof import('./messages/en/leak-names.json')
  'leak-log': typeof import('./messages/en/leak-log.json')
  requests: typeof import('./messages/en/requests.json')
  confirmations: typeof import('./messages/en/confirmations.json')
  intake: typeof import('./messages/en/intake.json')
  'request-letters': typeof import('./messages/en/request-letters.json')
  'leak-figures': typeof import('./messages/en/leak-figures.json') & { kinds: Given }
  exercises: typeof import('./messages/en/exercises.json') & { injects: Given }
  suppression: typeof import('./messages/en/suppression.json')
  sharing: typeof import('./messages/en/sharing.json') & { fieldHelp: Given }
  'statement-draft': typeof import('./messages/en/statement-draft.json')
  statement: typeof import('./messages/en/statement.json') & { fieldHelp: Given; differences: Given }
  overview: typeof import('./messages/en/overview.json')
  settings: typeof import('./messages/en/settings.json')
  storage: typeof import('./messages/en/storage.json')
  'first-hour': typeof import('./messages/en/first-hour.json')
  views: typeof import('./messages/en/views.json')
  batch: typeof import('./messages/en/batch.json')
  imports: typeof import('./messages/en/imports.json')
  search: typeof import('./messages/en/search.json')
  map: typeof import('./messages/en/map.json')
  figures: typeof import('./messages/en/figures.json') & { items: Given; coverage: Given; transfers: Given }
  mail: typeof import('./messages/en/mail.json') & { due: Given; jobs: { names: Given } }
}

interface Texts extends Typed {
  // biome-ignore lint/suspicious/noExplicitAny: the word of next-intl itself for texts whose keys it is not told
  [namespace: string]: any
}

declare module 'next-intl' {
  interface AppConfig {
    Locale: ReportLocale
    Messages: Texts
  }
}

/**
 * The files of lib/text/messages/<locale>/ beside those of the registers, which are found by their slugs. A new namespace
 * adds its line here and in Typed, and one file per language.
 */
export const namespaces = [
  'common',
  'nav',
  'table',
  'form',
  'errors',
  'broken',
  'time',
  'clocks',
  'codes',
  'audit',
  'access',
  'registers',
  'review',
  'attachments',
  'extract',
  'exports',
  'as-of',
  'versions',
  'talk',
  'templates',
  'findings',
  'retention',
  'calendar',
  'flow',
  'authorities',
  'organisation',
  'leaks',
  'alarms',
  'api',
  'report-form',
  'triage',
  'notices',
  'letters',
  'severity',
  'drafts',
  'drafting',
  'leak-tasks',
  'leak-names',
  'leak-log',
  'requests',
  'confirmations',
  'intake',
  'request-letters',
  'leak-figures',
  'exercises',
  'suppression',
  'sharing',
  'statement',
  'statement-draft',
  'overview',
  'first-hour',
  'settings',
  'storage',
  'mail',
  'views',
  'batch',
  'imports',
  'search',
  'figures',
  'map',
] as const satisfies readonly (keyof Typed | (typeof openNamespaces)[number])[]
export type Namespace = (typeof namespaces)[number]

/**
 * What there is in German, for who reports a leak, of us or of a processor, or is told of one, and for reports to an authority that takes German:
 * all keys of the English file under these, and nothing else. What such a page shows beside them stays in the language of the
 * screens (lib/registers/texts.ts). The German words of reports are ours [K]: no German form of an authority was read beside them.
 */
export const germanParts: Readonly<Record<string, readonly string[]>> = {
  'report-form': [''],
  leaks: ['mine', 'anonymous', 'files', 'poster'],
  // Letters to people are written in it too.
  'request-letters': [''],
  codes: [
    ...['authorities', 'dataCategories', 'legalBases', 'recipientKinds', 'refusalGrounds', 'requestRights'],
    ...['retentionTriggers', 'sourceOrigins', 'transferMechanisms'],
    ...['peopleCategories', 'leakTypes', 'leakCauses', 'leakOrigins', 'leakActs', 'leakIntents'],
    ...['discoverers', 'delayReasons', 'riskLevels', 'noticeChannels'],
  ],
  drafts: [
    ...['title', 'draft', 'profiles', 'workingCopy', 'verify', 'announced', 'goesOnFrom', 'sections', 'fields'],
    ...['phrases', 'states', 'sources', 'filed', 'doc'],
  ],
  // What is written to the people concerned.
  letters: ['text'],
  errors: [
    ...['codes', 'linkGone', 'fields.required', 'fields.too_long', 'fields.invalid', 'reasons.file_name_long'],
    ...['reasons.file_name_signs', 'reasons.file_empty', 'reasons.file_too_large', 'reasons.file_mismatch'],
    ...['reasons.file_cut', 'reasons.file_many', 'reasons.evidence_ending', 'reasons.evidence_type'],
    ...['reasons.file_infected', 'reasons.file_unscanned', 'reasons.file_storage'],
    ...['reasons.leak_state', 'reasons.quota_person', 'reasons.file_none', 'reasons.audit_busy'],
    ...['fields.too_long_at', 'fields.too_long_ago_at', 'fields.invalid_number', 'fields.in_future', 'fields.sign'],
    ...['fields.nonexistent', 'fields.date_out_of_range', 'fields.end_before_start', 'fields.known_before'],
    ...['fields.email', 'fields.choose', 'fields.before_receipt', 'fields.before_asked'],
  ],
  notices: ['page', 'fields', 'states', 'told', 'people'],
  // What who asks about their data sees, and a recipient who is asked to confirm.
  intake: ['page', 'problems', 'rights', 'unsubscribed', 'known', 'sent', 'ask', 'status', 'confirm'],
  nav: ['language'],
  common: ['example', 'exercise', 'signsMissing', 'untagged'],
  mail: [
    ...['templates.processor_link', 'templates.processor_link_ends', 'templates.request_ask', 'foot'],
    ...['templates.request_received', 'templates.request_confirm_done', 'templates.request_confirm_waits'],
    ...['templates.request_state_in_hand', 'templates.request_state_extended', 'templates.request_state_done'],
    ...['templates.request_state_answered', 'templates.request_state_refused'],
    ...['templates.deletion_confirm_done', 'templates.deletion_confirm_waits'],
  ],
}

const loaded = new Map<string, Promise<AbstractIntlMessages>>()

/**
 * Texts of these namespaces in a language, one entry for each; a file is read once per process. `npm run check` holds that
 * every language has the keys of the English file.
 */
export async function textsIn(locale: ReportLocale, names: readonly string[]): Promise<Messages> {
  const files = await Promise.all(names.map(async (name) => ({ [name]: await read(locale, name) })))
  return Object.assign({}, ...files)
}

/** Texts of one namespace outside a request: documents, jobs, the command line. */
export async function textsOf<const N extends Namespace>(locale: ReportLocale, namespace: N) {
  return createTranslator({ locale, messages: await textsIn(locale, [namespace]), namespace })
}

/** The same for a register, whose namespace is its slug; null when there is no such register any more. */
export async function textsOfRegister(locale: Locale, slug: string) {
  const messages = await textsIn(locale, [slug]).catch(() => null)
  return messages && createTranslator({ locale, messages, namespace: slug })
}

function read(locale: ReportLocale, name: string): Promise<AbstractIntlMessages> {
  const key = `${locale}/${name}`
  const known = loaded.get(key)
  if (known) return known
  const reading = import(`./messages/${locale}/${name}.json`).then((file: { default: AbstractIntlMessages }) =>
    unbroken(locale, file.default),
  )
  loaded.set(key, reading)
  return reading
}

/** Begins a text that a person still has to write in its language: `npm run check` names each, and the tests wait for it. */
export const toWrite = '[to write]'

/**
 * Whether there are words under a key. A key that holds a name from elsewhere may lead to a group of texts, or to what every
 * object has; for `has` of the translator that is there, too.
 */
export function hasWords(t: { has(key: string): boolean; raw(key: string): unknown }, key: string): boolean {
  return t.has(key) && typeof t.raw(key) === 'string'
}
