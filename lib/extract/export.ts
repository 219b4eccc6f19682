import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import type { Failure } from '@/lib/errors/refusal'
import { csvOf, renderPdf } from '@/lib/files/document'
import { renderDocx } from '@/lib/files/docx'
import { downloadHeaders } from '@/lib/files/store/read'
import { type Wording, wordingIn } from '@/lib/records/state/wording'
import { folded } from '@/lib/text/fold'
import type { Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { article30 } from './build/article-30'
import { extractOf } from './build/build'
import type { Answer, Extract, ExtractFormat, ExtractRecord } from './build/model'
import { documentOf } from './document'
import { type ExtractInput, mainEntity } from './schema'

const keys = [...new Set([...article30.controller, ...article30.processor].map(({ key }) => key))]

/** The extract as a table: one row per activity, a column per item; Dutch and French spreadsheets expect semicolons. */
function csvExtract(extract: Extract, words: Wording): string {
  const { entity, language, scope, asOf, controller, processor, unsaid } = extract
  const t = (key: string) => words.t(`extract.${key}`)
  const records = [...controller, ...processor, ...unsaid]
  const more = article30.beside.filter((name) => records.some((record) => record.more[name]))
  const labelOf = (name: string) => records.find((record) => record.more[name])?.more[name]?.label ?? name
  const head = [
    t('doc.entity'),
    t('doc.asOf'),
    t('doc.scope'),
    t('csv.part'),
    t('csv.ref'),
    t('csv.title'),
    t('csv.status'),
    t('csv.version'),
    t('csv.hash'),
    t('csv.owner'),
    t('csv.department'),
    t('csv.example'),
    ...keys.map((key) => t(`keys.${key}`)),
    ...more.map(labelOf),
    t('doc.missing'),
  ]
  const line = (record: ExtractRecord) => [
    entity.name,
    asOf,
    t(`scopes.${scope}`),
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
    ...more.map((name) => textOf(record.more[name])),
    record.missing.map(({ text, article }) => `${text} (${article})`).join('\n'),
  ]
  return csvOf([head, ...records.map(line)], language === 'en' ? ',' : ';')
}

function textOf(answer: Answer | undefined): string {
  return answer?.text.join('\n') ?? ''
}

const types: Readonly<Record<ExtractFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/**
 * The Art. 30 extract of one legal entity as a file, now or as of a past moment, with an audit entry that says which.
 * An entity that was not there answers not found. Right: register.export.
 */
export async function exportExtract(
  context: CommandContext,
  { entity, format, lang, scope }: ExtractInput,
  asOf: Instant | null,
): Promise<Response | Failure> {
  authorise(context, 'register', 'export')
  const extract = await extractOf(db(), { entity, language: lang, scope, asOf, now: context.now })
  if (!extract) return { ok: false, code: 'not_found' }
  const bytes = await rendered(extract, format)
  const records = extract.controller.length + extract.processor.length + extract.unsaid.length
  const told = { format, language: lang, scope, asOf: extract.asOf, count: records }
  await recordRead(context, {
    action: 'record.export',
    subject: { type: 'entity', id: entity === mainEntityId ? mainEntity : entity, ref: 'Art. 30' },
    changes: Object.entries(told).map(([field, value]) => ({ field, old: null, new: value })),
  })
  const day = localDateOf(extract.asOf, extract.timeZone)
  const name = folded(extract.entity.name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return new Response(new Uint8Array(bytes), {
    headers: downloadHeaders(`art30-${name}-${day}-${lang}.${format}`, types[format], bytes.length),
  })
}

async function rendered(extract: Extract, format: ExtractFormat): Promise<Buffer> {
  const words = await wordingIn(extract.language, extract.timeZone)
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(extract, null, 2)}\n`)
    case 'csv':
      return Buffer.from(csvExtract(extract, words))
    case 'docx':
      return renderDocx(documentOf(extract, words))
    case 'pdf':
      return (await renderPdf(documentOf(extract, words))).bytes
  }
}
