import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { db } from '@/lib/db/client'
import type { Maker, Work } from '@/lib/documents/order'
import { writeParts } from '@/lib/documents/parts'
import { byteOrderMark, csvLine } from '@/lib/files/csv'
import { declaredFields } from '@/lib/records/state/registered'
import { folded } from '@/lib/text/fold'
import { localDateOf } from '@/lib/time/zone'
import { article30, recordRegister } from './build/article-30'
import { type OpenExtract, openExtract } from './build/build'
import type { Answer, ExtractFormat, ExtractRecord } from './build/model'
import { documentOf, filesSection, type SummaryLine, sectionOf, summaryOf } from './document'
import { extractFacts, extractOrder } from './schema'

const kinds = ['controller', 'processor', 'unsaid'] as const
const keys = [...new Set([...article30.controller, ...article30.processor].map(({ key }) => key))]

const types: Readonly<Record<ExtractFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/**
 * Makes the Art. 30 extract of one legal entity; null when the entity was not there. JSON and CSV are written as they are
 * read. A PDF or DOCX that would be too large is several of them and a file of contents, in a ZIP.
 */
export const makeExtract: Maker = async (input, work) => {
  const { entity, format, lang, scope, gaps: asked, asOf, now } = extractOrder.parse(input)
  const gaps = asked === 'yes'
  const extract = await openExtract(db(), { entity, language: lang, scope, asOf, now })
  if (!extract) return null
  const { head } = extract
  const day = localDateOf(head.asOf, head.timeZone)
  const company = folded(head.entity.name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const name = `art30-${company}-${day}-${lang}`
  const count = kinds.reduce((sum, kind) => sum + head.counts[kind], 0)
  const facts = extractFacts.parse({ entity, format, language: lang, scope, asOf: head.asOf, count })
  const counted = { ...work, progress: (done: number) => work.progress(done, count) }
  if (format === 'json' || format === 'csv') {
    const lines = format === 'json' ? jsonOf(extract, counted) : csvOf(extract, gaps, counted)
    await pipeline(lines, createWriteStream(work.file, { mode: 0o600 }))
  } else if (await inParts(extract, { format, name, gaps, work: counted }))
    return { name: `${name}-${format}.zip`, type: 'application/zip', facts }
  return { name: `${name}.${format}`, type: types[format], facts }
}

type Counted = Omit<Work, 'progress'> & { progress(done: number): void }

/** All records, kind after kind, each page told as progress once it was taken. */
async function* pages({ records }: OpenExtract, work: Counted) {
  let done = 0
  for (const kind of kinds) {
    for await (const page of records(kind)) {
      yield { kind, page }
      done += page.length
      work.progress(done)
    }
  }
}

/** FORMAT.md: one object, with a list of records per kind. */
async function* jsonOf(extract: OpenExtract, work: Counted): AsyncGenerator<string> {
  const { counts: _counts, ...head } = extract.head
  yield JSON.stringify(head, null, 2).replace(/\n\}$/, '')
  let [open, first] = [-1, true]
  const upTo = (kind: number) => {
    let text = ''
    for (; open < kind; open += 1) {
      if (open >= 0) text += first ? ']' : '\n  ]'
      const next = kinds[open + 1]
      if (next) text += `,\n  "${next}": [`
      first = true
    }
    return text
  }
  for await (const { kind, page } of pages(extract, work)) {
    let text = upTo(kinds.indexOf(kind))
    for (const record of page) {
      text += `${first ? '' : ','}\n    ${JSON.stringify(record, null, 2).replaceAll('\n', '\n    ')}`
      first = false
    }
    yield text
  }
  yield `${upTo(kinds.length)}\n}\n`
}

/** One row per activity, a column per item, the same columns in every extract; Dutch and French spreadsheets expect semicolons. */
async function* csvOf(extract: OpenExtract, gaps: boolean, work: Counted): AsyncGenerator<string> {
  const { head, words } = extract
  const t = (key: string) => words.t(`extract.${key}`)
  const separator = head.language === 'en' ? ',' : ';'
  const plain = ['doc.entity', 'doc.asOf', 'doc.scope', 'csv.part', 'csv.ref', 'csv.title', 'csv.status', 'csv.version']
  const more = ['csv.hash', 'csv.owner', 'csv.department', 'csv.example']
  const titles = [...plain, ...more, ...keys.map((key) => `keys.${key}`)].map(t)
  const beside = besideColumns(extract)
  const last = gaps ? [t('doc.missing')] : []
  yield byteOrderMark + csvLine([...titles, ...beside.map(({ label }) => label), ...last], separator)
  const cells = (record: ExtractRecord) => [
    head.entity.name,
    head.asOf,
    t(`scopes.${head.scope}`),
    t(`parts.${record.kind}`),
    record.ref,
    record.title,
    words.status(record.status),
    record.version === null ? '' : String(record.version),
    record.contentHash ?? '',
    record.owner,
    record.department,
    record.isExample ? words.t('common.example') : '',
    ...keys.map((key) => textOf(record.items[key])),
    ...beside.map(({ name }) => textOf(record.more[name])),
    ...(gaps ? [record.missing.map(({ text, article }) => `${text} (${article})`).join('\n')] : []),
  ]
  for await (const { page } of pages(extract, work))
    yield page.map((record) => csvLine(cells(record), separator)).join('')
}

/** What is expected beside the items of Art. 30, by name and label. */
function besideColumns({ words }: OpenExtract) {
  const fields = declaredFields(recordRegister)
  return article30.beside.flatMap((name) => {
    const field = fields.find((one) => one.name === name)
    return field ? [{ name, label: words.field(field) }] : []
  })
}

function textOf(answer: Answer | undefined): string {
  return answer?.text.join('\n') ?? ''
}

/** Lines of the summary that one page after the other still tells something. */
const mostInSummary = 1_000

/** Writes one document, or a ZIP of several with a file of contents; true when it is a ZIP. */
function inParts(
  extract: OpenExtract,
  { format, name, gaps, work }: { format: 'pdf' | 'docx'; name: string; gaps: boolean; work: Counted },
): Promise<boolean> {
  const { head, words } = extract
  const summary: SummaryLine[] = []
  async function* sections() {
    for await (const { page } of pages(extract, work))
      for (const record of page) {
        if (summary.length < mostInSummary) summary.push(summaryOf(record, words))
        yield { ref: record.ref, section: sectionOf(record, head, words, gaps) }
      }
  }
  return writeParts({
    ...{ format, name, work, sections: sections() },
    contentOf: ({ number, sections: some, files }) =>
      documentOf(head, words, {
        sections: number === 0 ? [filesSection(files, words)] : some,
        number,
        entity: number === null || number === 0,
        gaps,
        summary: number === null || number === 0 ? summary : [],
      }),
  })
}
