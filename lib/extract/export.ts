import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { settings } from '@/lib/config/settings'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Made } from '@/lib/documents/order'
import { askForDocument, contentOfDocument, documentFor } from '@/lib/documents/shelf'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders } from '@/lib/files/store/read'
import type { Instant } from '@/lib/time/types'
import { countMembers } from './build/members'
import { type ExtractInput, extractFacts, extractMaker, mainEntity } from './schema'

type PersonContext = CommandContext & { actor: Actor }

/**
 * The Art. 30 extract of one legal entity as a file, now or as of a past moment, with an audit entry that says which.
 * Of more than DOCUMENT_RECORDS activities it is ordered, and the answer leads to the page on which it gets ready. An
 * entity that was not there answers not found; too many orders refuse `too_many`. Right: register.export.
 */
export async function exportExtract(
  context: PersonContext,
  { entity, format, lang, scope, gaps }: ExtractInput,
  asOf: Instant | null,
): Promise<Response | Failure> {
  authorise(context, 'register', 'export')
  const who = context.actor.id
  const small = settings().DOCUMENT_RECORDS
  const count = await countMembers(db(), { entity, scope, at: asOf ?? context.now }, small)
  const order = { maker: extractMaker, input: { entity, format, lang, scope, gaps, asOf, now: context.now } }
  if (count > small) {
    const same = JSON.stringify({ entity, format, lang, scope, gaps, asOf })
    const id = await askForDocument({ who, order, same, now: context.now })
    if (typeof id !== 'string') return id
    return new Response(null, { status: 303, headers: { location: `/registers/extract/${id}` } })
  }
  const ready = await makeAtOnce(who, order)
  if ('ok' in ready) return ready
  await noteExport(context, ready.made)
  const { name, type } = ready.made
  return new Response(new Uint8Array(ready.bytes), { headers: downloadHeaders(name, type, ready.bytes.length) })
}

/**
 * A large extract that is ready, for the person who asked for it, with an audit entry. Anybody else's, one that is not
 * ready and one whose day is over answer not found. Right: register.export, asked again.
 */
export async function fetchExtract(context: PersonContext, id: string): Promise<Response | Failure> {
  authorise(context, 'register', 'export')
  const shelved = await documentFor(context.actor.id, id, context.now)
  if (shelved?.maker !== extractMaker || !shelved.made) return { ok: false, code: 'not_found' }
  const content = await contentOfDocument(shelved)
  if (!content) return { ok: false, code: 'not_found' }
  await noteExport(context, shelved.made)
  const { name, type } = shelved.made
  return new Response(content.body(), { headers: downloadHeaders(name, type, content.size) })
}

async function noteExport(context: CommandContext, made: Made): Promise<void> {
  const { entity, ...told } = extractFacts.parse(made.facts)
  await recordRead(context, {
    action: 'record.export',
    subject: { type: 'entity', id: entity === mainEntityId ? mainEntity : entity, ref: 'Art. 30' },
    changes: Object.entries(told).map(([field, value]) => ({ field, old: null, new: value })),
  })
}
