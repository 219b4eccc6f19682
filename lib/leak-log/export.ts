import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Order } from '@/lib/documents/order'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders } from '@/lib/files/store/read'
import { documentOf, sheetOf } from './build'
import { mostLeaks, readLogged } from './read'
import type { LogInput } from './schema'

/**
 * The log of Art. 33(5) over a period as a file in the asked language, with an audit entry that says which. Who reported is
 * never in it, nor what they typed. Right: leak.export; whoever may not know the reporter gets days of receipt, not moments.
 */
export async function exportLeakLog(
  context: CommandContext & { actor: Actor },
  { format, language, from, until, also }: LogInput,
): Promise<Response | Failure> {
  authorise(context, 'leak', 'export')
  const { actor, now, zone } = context
  const period = { from, until }
  const [logged, organisation] = await Promise.all([
    readLogged(actor, { ...period, also }, zone),
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }),
  ])
  if (logged.leaks.length > mostLeaks) return { ok: false, code: 'invalid', fields: { until: ['too_big'] } }
  const asked = { period, language, zone, now, company: organisation?.legalName ?? '' }
  const name = ['leaks', from, until].filter(Boolean).join('-')
  const order: Order =
    format === 'pdf' || format === 'docx'
      ? { maker: 'content', input: { content: await documentOf(logged, asked), format, name } }
      : { maker: 'sheet', input: { sheet: await sheetOf(logged, asked), format, name } }
  const ready = await makeAtOnce(actor.id, order)
  if ('ok' in ready) return ready
  await recordRead(context, {
    action: 'leak.export',
    subject: { type: 'organisation', id: mainEntityId },
    changes: [
      { field: 'format', old: null, new: format },
      { field: 'from', old: null, new: from || null },
      { field: 'until', old: null, new: until || null },
      ...(also === 'yes' ? [{ field: 'also', old: null, new: true }] : []),
      { field: 'count', old: null, new: logged.leaks.length },
    ],
  })
  const { made, bytes } = ready
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders(made.name, made.type, bytes.length) })
}
