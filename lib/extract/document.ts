import type { DocumentContent } from '@/lib/files/content'
import type { Wording } from '@/lib/records/state/wording'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Answer, ExtractHead, ExtractRecord, MissingItem } from './build/model'

type Section = DocumentContent['sections'][number]
type Row = Section['rows'][number]

type Part = {
  /** What stands in this file: sections of records, or of names of files. */
  sections: readonly Section[]
  /** Number of this file when the extract is several; null: it is one. */
  number: number | null
  /** Does it say who the legal entity is. */
  entity: boolean
  /** Does it tell what is missing. */
  gaps: boolean
  /** A line for each activity, where this file begins the extract. */
  summary: readonly SummaryLine[]
}

/** The extract, or one file of it, as a document in its own language: who, then activities as `sectionOf` makes them. */
export function documentOf(
  extract: ExtractHead,
  words: Wording,
  { sections, number, entity, gaps, summary }: Part,
): DocumentContent {
  const t = textsOf(words)
  const { language, counts } = extract
  return {
    language,
    title: t('doc.title', { name: extract.entity.name }),
    subtitle: t('doc.subtitle'),
    notes: [
      ...(extract.isExample ? [words.t('common.example')] : []),
      ...(extract.scope === 'working_copies' ? [t('doc.workingCopies')] : []),
    ],
    facts: [
      ...(number === null ? [] : [{ label: t('doc.file'), value: String(number) }]),
      { label: t('doc.asOf'), value: momentOf(extract, extract.asOf) },
      { label: t('doc.created'), value: momentOf(extract, extract.createdAt) },
      { label: t('doc.scope'), value: t(`scopes.${extract.scope}`) },
      {
        label: t('doc.records'),
        value: t('doc.counts', {
          controller: String(counts.controller),
          processor: String(counts.processor),
          unsaid: String(counts.unsaid),
        }),
      },
    ],
    headings: { question: t('doc.item'), answer: t('doc.answer'), source: t('doc.article'), page: t('doc.page') },
    ...(number === null ? { contents: t('doc.contents') } : {}),
    ...(summary.length > 0
      ? {
          summary: {
            title: t('doc.summary'),
            headings: [t('csv.ref'), t('csv.title'), t('doc.why'), t('doc.state')],
            rows: summary.map(({ ref, title, why, state }) => [ref, title, why, state]),
          },
        }
      : {}),
    sections: [...(entity ? [entitySection(extract, { t, words, gaps })] : []), ...sections],
    footer: `Dertig · ${t('doc.footer')} · ${extract.entity.name}`,
  }
}

/** An activity in a line: what it is for, or what is done for others, and which version is told. */
export type SummaryLine = { ref: string; title: string; why: string; state: string }

export function summaryOf({ ref, title, items, version, status }: ExtractRecord, words: Wording): SummaryLine {
  const t = textsOf(words)
  const told = items.purposes ?? items.processingCategories
  // The name alone: what else is told of a purpose stands in its section.
  const why = told?.state === 'given' ? told.text.map((line) => line.split(' — ')[0] ?? '').join('\n') : ''
  const number = version === null ? t('doc.working') : t('doc.version', { number: String(version) })
  return { ref, title, why, state: [words.status(status), number].join(' · ') }
}

/** An activity as a section of the document. */
export function sectionOf(record: ExtractRecord, extract: ExtractHead, words: Wording, gaps: boolean): Section {
  const t = textsOf(words)
  return recordSection(t(`parts.${record.kind}`), record, (at) => momentOf(extract, at), { t, words, gaps })
}

/** Which file of a ZIP holds which activities. */
export function filesSection(files: readonly { name: string; refs: readonly string[] }[], words: Wording): Section {
  const t = textsOf(words)
  const told = (refs: readonly string[]) =>
    t('doc.inFile', { from: refs[0] ?? '', to: refs.at(-1) ?? '', count: String(refs.length) })
  return { title: t('doc.files'), rows: files.map(({ name, refs }) => row(name, told(refs), '')) }
}

const textsOf =
  (words: Wording): Texts =>
  (key, values) =>
    words.t(`extract.${key}`, values)

function momentOf({ language, timeZone }: ExtractHead, at: Instant): string {
  return formatInstant(at, { locale: language, zone: timeZone, style: 'full' })
}

type Texts = (key: string, values?: Record<string, string>) => string

type Telling = { t: Texts; words: Wording; gaps: boolean }

function entitySection({ entity, missing }: ExtractHead, { t, words, gaps }: Telling): Section {
  const { representative, dpo } = entity
  const country = words.word({ kind: 'country' }, entity.country)
  const dpoText = {
    appointed: [dpo.name, dpo.contact].filter(Boolean).join('\n'),
    not_required: t('noDpo', { reason: dpo.reason }),
    open: t('states.open'),
  }[dpo.state]
  const said = (label: string, text: string): Row => row(label, text || t('states.missing'), '')
  return {
    title: t('doc.entity'),
    rows: [
      said(t('entity.name'), entity.name),
      ...(entity.enterpriseNumber ? [row(t('entity.enterpriseNumber'), entity.enterpriseNumber, '')] : []),
      said(t('entity.address'), [entity.address, country].filter(Boolean).join(', ')),
      said(t('entity.reach'), [entity.phone, entity.email, entity.contact].filter(Boolean).join('\n')),
      ...(representative.asked || representative.name
        ? [said(t('keys.representative'), [representative.name, representative.contact].filter(Boolean).join('\n'))]
        : []),
      said(t('keys.dpo'), dpoText),
      ...(gaps ? gapsOf(missing, t, words) : []),
    ],
  }
}

function recordSection(
  part: string,
  record: ExtractRecord,
  moment: (at: Instant) => string,
  { t, words, gaps }: Telling,
): Section {
  const answer = ({ label, text, article }: Answer) => row(label, text.join('\n'), articleText(article, words))
  const state = record.version === null ? t('doc.working') : t('doc.version', { number: String(record.version) })
  const since = record.inForceSince && record.version !== null && t('doc.since', { when: moment(record.inForceSince) })
  return {
    title: `${part} · ${record.ref} ${record.title}`,
    rows: [
      row(
        t('doc.state'),
        [words.status(record.status), state, since, record.isExample && words.t('common.example')]
          .filter(Boolean)
          .join(' · '),
        record.contentHash ? `SHA-256 ${record.contentHash}` : '',
      ),
      row(t('doc.answers'), [record.owner, record.department].filter(Boolean).join(', ') || t('states.missing'), ''),
      ...Object.values(record.items).map(answer),
      ...Object.values(record.more).map(answer),
      ...(gaps ? gapsOf(record.missing, t, words) : []),
    ],
  }
}

function gapsOf(missing: readonly MissingItem[], t: Texts, words: Wording): Row[] {
  if (missing.length === 0) return []
  const lines = missing.map(({ text, article }) => `– ${text} (${articleText(article, words)})`)
  return [row(t('doc.missing'), lines.join('\n'), '')]
}

function articleText(article: string, words: Wording): string {
  return article === '' ? '' : words.t('common.article', { article })
}

function row(question: string, answer: string, source: string): Row {
  return { question, answer, state: '', source }
}
