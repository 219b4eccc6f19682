import type { Actor, CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { Failure } from '@/lib/errors/refusal'
import { renderDocx } from '@/lib/files/docx'
import { renderPdf } from '@/lib/files/pdf'
import { documentOf } from './document'
import { draftOf } from './queries'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** One report as a file of the given format, with an audit entry. Absent and denied answer alike. */
export async function exportDraft(
  context: CommandContext & { actor: Actor },
  { id, format }: { id: string; format: keyof typeof types },
): Promise<Response | Failure> {
  const row = await db().reportDraft.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
  const draft = row && (await draftOf(context.actor, row.leak.ref, id, context.now))
  if (!draft?.can.export) {
    await recordDenial(context, 'draft.export')
    return { ok: false, code: 'not_found' }
  }
  const content = await documentOf(draft, await officeZone(db()))
  await recordRead(context, {
    action: 'draft.export',
    subject: { type: 'draft', id, ref: draft.leak.ref },
    changes: [{ field: 'format', old: null, new: format }],
  })
  const bytes = format === 'docx' ? await renderDocx(content) : renderPdf(content).bytes
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${draft.leak.ref}-${draft.profile.code.toLowerCase()}-${draft.language}.${format}"`,
    },
  })
}
