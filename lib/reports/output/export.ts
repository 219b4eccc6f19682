import type { Actor, CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import { logHead } from '@/lib/audit/tree/checkpoint'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { type DraftView, draftOf } from '../queries'
import { documentOf, type Printing } from './document'
import type { ReportFormat } from './formats'
import { reportJson } from './json'

/** One report as a file of the given format, with an audit entry. Absent and denied answer alike. */
export async function exportDraft(
  context: CommandContext & { actor: Actor },
  { id, format }: { id: string; format: ReportFormat },
): Promise<Response | Failure> {
  const row = await db().reportDraft.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
  const draft = row && (await draftOf(context.actor, row.leak.ref, id, context))
  if (!draft?.can.export) {
    await recordDenial(context, 'draft.export')
    return { ok: false, code: 'not_found' }
  }
  const file = await fileOf(context, draft, format, await printingNow(context.now))
  if ('ok' in file) return file
  await recordRead(context, {
    action: 'draft.export',
    subject: { type: 'draft', id, ref: draft.leak.ref },
    changes: [{ field: 'format', old: null, new: format }],
  })
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'content-type': file.type, 'content-disposition': `attachment; filename="${file.name}"` },
  })
}

/** When it is printed, and what the log looked like then: who keeps the paper can show later that the log grew from there. */
export async function printingNow(at: Instant): Promise<Printing> {
  return { at, log: await logHead() }
}

async function fileOf(
  { actor, zone }: CommandContext & { actor: Actor },
  draft: DraftView,
  format: ReportFormat,
  printing: Printing,
): Promise<{ name: string; type: string; bytes: Uint8Array } | Failure> {
  const name = nameOfFile(draft, format)
  if (format === 'json') {
    const text = canonicalJson(await reportJson(draft, printing))
    return { name, type: 'application/json', bytes: Buffer.from(text, 'utf8') }
  }
  const content = await documentOf(draft, zone, printing)
  const ready = await makeAtOnce(actor.id, {
    maker: 'content',
    input: { content, format, name: name.slice(0, -format.length - 1) },
  })
  return 'ok' in ready ? ready : { ...ready.made, bytes: ready.bytes }
}

/** References and codes of Dertig alone: nothing that somebody typed is ever part of a path or a header. */
export function nameOfFile({ leak, profile, language }: DraftView, format: ReportFormat): string {
  return `${leak.ref}-${profile.code.toLowerCase()}-${language}.${format}`
}
