import type { Actor, CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { authorise } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { keepQuota } from '@/lib/action/quota'
import { recordRead } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import { settings } from '@/lib/config/settings'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Made, Order } from '@/lib/documents/order'
import { askForDocument, contentOfDocument, documentFor } from '@/lib/documents/shelf'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders } from '@/lib/files/store/read'
import { wordingIn } from '@/lib/records/state/wording'
import type { Instant } from '@/lib/time/types'
import {
  type ExportFormat,
  type ExportInput,
  exportFacts,
  exportMaker,
  exportOrder,
  type GivenRows,
} from './order/schema'
import { logSource } from './source/log'
import { resourceOf, sourceOf } from './source/open'
import type { Asked, Opened } from './source/source'

type PersonContext = CommandContext & { actor: Actor }

/** A row of a table is made so many times as fast as one that is read on paper. */
const tableRows = 10
const onPaper: readonly ExportFormat[] = ['docx', 'pdf']
/** Entries of the log for one file: the application reads them itself. More is what its bundle is for. */
const mostEntries = 5_000
/** Of a document to read no more rows: nobody reads them. */
const mostOnPaper = 5_000

/**
 * A list as a file: what the list finds, chosen rows or all there is, as this person may read it, with an audit entry that says which.
 * Of more than so many rows (DOCUMENT_RECORDS on paper, ten times that in a table) it is ordered, and the answer leads to the page on
 * which it gets ready. Too many orders, and too many files within an hour, refuse `too_many`. Right: export of what the list is of.
 */
export async function exportList(
  context: PersonContext,
  input: ExportInput,
  asOf: Instant | null,
): Promise<Response | Failure> {
  const { list, format } = input
  const resource = resourceOf(list)
  const source = list === 'audit' ? logSource : sourceOf(list)
  if (!resource || !source) return { ok: false, code: 'not_found' }
  if (!mayEver(context.actor, resource, 'export')) {
    await recordDenial(context, `${resource}.export`)
    return { ok: false, code: 'not_found' }
  }
  authorise(context, resource, 'export')
  const { actor, now, zone, today } = context
  const lang = input.lang ?? actor.locale
  const { q, filters, sort, group, hidden, order: shown } = source.state(actor, input.params)
  const state = { q, filters, sort, group, hidden, order: shown }
  const { what, fields, sep, picks } = input
  const past = resource === 'register' ? asOf : null
  const asked: Asked = {
    actor,
    words: await wordingIn(lang, zone),
    state,
    what,
    fields,
    picks,
    asOf: past,
    now,
    zone,
    today,
  }
  const opened = await source.open(asked)
  if (format === 'jsonld' && !opened.dpv) return { ok: false, code: 'invalid', fields: { format: ['unknown'] } }
  const isPaper = onPaper.includes(format)
  const most = source.here ? mostEntries : isPaper ? mostOnPaper : Number.POSITIVE_INFINITY
  if (opened.total > most) return { ok: false, code: 'too_many', reason: 'export_rows', data: { names: String(most) } }
  await keepQuota(db(), context, eventOf(list, []))
  const order: Order = {
    maker: exportMaker,
    input: exportOrder.parse({
      ...{ list, format, what, fields, sep, lang, picks, state, who: actor.id, asOf: past, now },
      given: source.here ? await given(opened) : null,
    }),
  }
  if (opened.total > settings().DOCUMENT_RECORDS * (isPaper ? 1 : tableRows)) {
    const same = JSON.stringify({ list, format, what, fields, sep, lang, picks, state, asOf: past })
    const id = await askForDocument({ who: actor.id, order, same, now })
    if (typeof id !== 'string') return id
    return new Response(null, { status: 303, headers: { location: `/exports/${id}` } })
  }
  const ready = await makeAtOnce(actor.id, order)
  if ('ok' in ready) return ready
  await note(context, ready.made)
  const { name, type } = ready.made
  return new Response(new Uint8Array(ready.bytes), { headers: downloadHeaders(name, type, ready.bytes.length) })
}

/** A large file that is ready, for the person who asked for it, with an audit entry; the right is asked again. */
export async function fetchExport(context: PersonContext, id: string): Promise<Response | Failure> {
  const shelved = await documentFor(context.actor.id, id, context.now)
  if (shelved?.maker !== exportMaker || !shelved.made) return { ok: false, code: 'not_found' }
  const resource = resourceOf(exportFacts.parse(shelved.made.facts).list)
  if (!resource) return { ok: false, code: 'not_found' }
  authorise(context, resource, 'export')
  const content = await contentOfDocument(shelved)
  if (!content) return { ok: false, code: 'not_found' }
  await note(context, shelved.made)
  const { name, type } = shelved.made
  return new Response(content.body(), { headers: downloadHeaders(name, type, content.size) })
}

async function given({ title, columns, filters, pages }: Opened): Promise<GivenRows> {
  const lines: GivenRows['lines'] = []
  for await (const page of pages())
    for (const line of page)
      lines.push({ ref: line.ref, title: line.title, texts: [...line.texts()], values: [...line.values()] })
  return {
    title,
    columns: columns.map(({ key, label }) => ({ key, label })),
    filters: filters.map(({ label, values }) => ({ label, values: [...values] })),
    lines,
  }
}

async function note(context: CommandContext, made: Made): Promise<void> {
  const { list, ...told } = exportFacts.parse(made.facts)
  const changes = Object.entries(told).map(([field, value]) => ({ field, old: null, new: value }))
  await recordRead(context, eventOf(list, changes))
}

function eventOf(list: string, changes: AuditEvent['changes']): AuditEvent {
  return { action: 'list.export', subject: { type: 'page', id: list, ref: list }, changes }
}
