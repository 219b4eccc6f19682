import 'server-only'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import type { DocumentContent } from '@/lib/files/document'
import type { Wording } from '@/lib/records/state/wording'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Answer, Extract, ExtractRecord, MissingItem } from './build/model'
import { entitiesAt } from './build/read'
import { mainEntity } from './schema'

type Section = DocumentContent['sections'][number]
type Row = Section['rows'][number]

/** The extract as a document in its own language: who, then every activity with its items, version, hash and gaps. */
export function documentOf(extract: Extract, words: Wording): DocumentContent {
  const t = (key: string, values?: Record<string, string>) => words.t(`extract.${key}`, values)
  const moment = (at: Instant) => formatInstant(at, { locale: extract.language, zone: extract.timeZone, style: 'full' })
  const { entity } = extract
  const part = (title: string, records: readonly ExtractRecord[]) =>
    records.length > 0 ? records.map((record) => recordSection(title, record, t, moment, words)) : []
  return {
    language: extract.language,
    title: t('doc.title', { name: entity.name }),
    subtitle: t('doc.subtitle'),
    notes: [
      ...(extract.isExample ? [words.t('common.example')] : []),
      ...(extract.scope === 'working_copies' ? [t('doc.workingCopies')] : []),
    ],
    facts: [
      { label: t('doc.asOf'), value: moment(extract.asOf) },
      { label: t('doc.created'), value: moment(extract.createdAt) },
      { label: t('doc.scope'), value: t(`scopes.${extract.scope}`) },
      {
        label: t('doc.records'),
        value: t('doc.counts', {
          controller: String(extract.controller.length),
          processor: String(extract.processor.length),
          unsaid: String(extract.unsaid.length),
        }),
      },
    ],
    headings: { question: t('doc.item'), answer: t('doc.answer'), source: t('doc.article'), page: t('doc.page') },
    sections: [
      entitySection(extract, t, words),
      ...part(t('parts.controller'), extract.controller),
      ...part(t('parts.processor'), extract.processor),
      ...part(t('parts.unsaid'), extract.unsaid),
    ],
    footer: `Dertig · ${t('doc.footer')} · ${entity.name}`,
  }
}

type Texts = (key: string, values?: Record<string, string>) => string

function entitySection({ entity, missing }: Extract, t: Texts, words: Wording): Section {
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
      ...gaps(missing, t, words),
    ],
  }
}

function recordSection(
  part: string,
  record: ExtractRecord,
  t: Texts,
  moment: (at: Instant) => string,
  words: Wording,
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
      ...gaps(record.missing, t, words),
    ],
  }
}

function gaps(missing: readonly MissingItem[], t: Texts, words: Wording): Row[] {
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

/** The page on which an extract is chosen: legal entities as of the date in the frame. Right: register.export. */
export async function loadExtractPage() {
  const actor = await gate('register', 'export')
  const asOf = await currentAsOf()
  const entities = (await entitiesAt(db(), asOf)).map(({ id, name }) => ({
    value: id === mainEntityId ? mainEntity : id,
    label: name,
  }))
  return { actor, asOf, entities }
}
