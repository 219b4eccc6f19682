import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { can } from '@/lib/access/can'
import { actingNow } from '@/lib/access/session/session'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import type { Maker, Work } from '@/lib/documents/order'
import { wordingIn } from '@/lib/records/state/wording'
import { localMomentOf, localNow } from '@/lib/time/zone'
import {
  type ExportFormat,
  type ExportOrder,
  exportFacts,
  exportOrder,
  type GivenRows,
  separators,
} from './order/schema'
import { resourceOf, sourceOf } from './source/open'
import type { Asked, Line, Opened } from './source/source'
import { aboutOf, headOf } from './write/about'
import { csvOf } from './write/csv'
import { writeDocument } from './write/document'
import { jsonOf } from './write/json'
import { jsonLdOf } from './write/jsonld'
import { writeOds } from './write/ods'
import type { Table } from './write/table'
import { writeXlsx } from './write/xlsx'

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
}

/**
 * Makes the file of a list, in the child process: who asks is read anew, and the rows are those they may read at that moment; null
 * when they may not any more. Tables and data are written as they are read, of any size in the same memory.
 */
export const makeExport: Maker = async (input, work) => {
  const order = exportOrder.parse(input)
  const actor = await actingNow(db(), userIdSchema.parse(order.who), order.now)
  const resource = resourceOf(order.list)
  if (!actor || !resource || !can(actor, resource, 'export')) return null
  const zone = await officeZone()
  const words = await wordingIn(order.lang, zone)
  const { today } = localNow(order.now, zone)
  const asked: Asked = { ...order, actor, words, zone, today }
  const source = sourceOf(order.list)
  const opened = order.given ? givenAs(order.given) : await source?.open(asked)
  if (!opened) return null
  const company =
    (await db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }))?.legalName ?? ''
  const counted = { rows: 0 }
  const told = { order, asked, opened, company }
  const table: Table = {
    name: order.list,
    title: opened.title,
    language: order.lang,
    columns: opened.columns,
    head: headOf(told),
    about: aboutOf(told),
    aboutTitle: words.t('exports.about.title'),
    cutNote: words.t('exports.about.cut'),
    createdAt: order.now,
    recordClass: opened.dpv ?? { type: null, isActivity: false },
    total: opened.total,
    pages: () => pagesOf(opened, work, counted),
  }
  const name = fileName(order, zone)
  const isZip = await written(table, order, work, { name, words, company })
  const digest = await digestOf(work.file)
  const { list, format, what, fields, asOf } = order
  return {
    name: isZip ? `${name}-${format}.zip` : `${name}.${format}`,
    type: isZip ? 'application/zip' : types[format],
    facts: exportFacts.parse({
      ...{ list, format, what, fields, asOf, digest, language: order.lang, count: counted.rows },
      filter: filterOf(order),
    }),
  }
}

async function* pagesOf(opened: Opened, work: Work, counted: { rows: number }): AsyncGenerator<Iterable<Line>> {
  counted.rows = 0
  for await (const page of opened.pages()) {
    yield countedLines(page, counted)
    work.progress(counted.rows, opened.total)
  }
}

function* countedLines(page: Iterable<Line>, counted: { rows: number }): Generator<Line> {
  for (const line of page) {
    counted.rows += 1
    yield line
  }
}

type Beside = { name: string; words: Asked['words']; company: string }

/** Writes the file; true when it is a ZIP of several. */
async function written(table: Table, { format, sep }: ExportOrder, work: Work, beside: Beside): Promise<boolean> {
  const streamed = (text: AsyncGenerator<string>) => pipeline(text, createWriteStream(work.file, { mode: 0o600 }))
  switch (format) {
    case 'csv':
      await streamed(csvOf(table, separators[sep]))
      return false
    case 'json':
      await streamed(jsonOf(table))
      return false
    case 'jsonld':
      await streamed(jsonLdOf(table))
      return false
    case 'xlsx':
      await writeXlsx(table, work.file, () => work.aside())
      return false
    case 'ods':
      await writeOds(table, work.file, () => work.aside())
      return false
    case 'docx':
    case 'pdf':
      return writeDocument(table, { ...beside, format, file: work.file, aside: () => work.aside() })
  }
}

/** The moment, and what of the list it is: text files have no place for a head of their own. */
function fileName({ list, now, what, state, asOf }: ExportOrder, zone: string): string {
  const moment = (at: ExportOrder['now']) => {
    const { date, time } = localMomentOf(at, zone)
    return `${date}-${time.replace(':', '')}`
  }
  const narrowed = what === 'seen' ? [...Object.keys(state.filters), ...(state.q === '' ? [] : ['q'])] : []
  return [
    list,
    moment(now),
    ...(asOf === null ? [] : [`as-of-${moment(asOf)}`]),
    ...(what === 'picked' ? ['selection'] : []),
    ...(narrowed.length > 0 ? [`filter-${narrowed.join('-')}`] : []),
  ]
    .join('_')
    .slice(0, 150)
}

function filterOf({ what, state, picks }: ExportOrder) {
  if (what === 'picked') return { picks }
  return what === 'all' ? {} : { ...(state.q === '' ? {} : { q: state.q }), ...state.filters }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

function givenAs({ title, columns, filters, lines }: GivenRows): Opened {
  return {
    ...{ title, columns, filters, total: lines.length },
    async *pages() {
      yield lines.map(
        ({ ref, title: name, texts, values }): Line => ({
          ...{ ref, title: name },
          ...{ texts: () => texts, spoken: () => texts, values: () => values },
        }),
      )
    },
  }
}
