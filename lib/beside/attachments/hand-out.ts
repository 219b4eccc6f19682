import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { AttachmentId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders, openFile } from '@/lib/files/store/read'

/**
 * One file as a download, with an audit entry. For people who see its record in full; one that was removed only for those
 * who read the whole log. Absent and denied answer alike. Refuses file_missing and file_damaged.
 */
export async function handOut(
  context: CommandContext & { actor: Actor },
  { id }: { id: AttachmentId },
): Promise<Response | Failure> {
  const row = await db().attachment.findUnique({
    where: { id },
    include: {
      file: true,
      record: { select: { ref: true, ownerId: true, departmentId: true, inForceVersionId: true } },
    },
  })
  if (!row) return { ok: false, code: 'not_found' }
  if (!maySee(context.actor, row)) {
    await recordDenial(context, 'register.read')
    return { ok: false, code: 'not_found' }
  }
  if (row.erasedAt) return { ok: false, code: 'not_now', reason: 'file_erased' }
  const { sha256, contentType, size } = row.file
  const body = await openFile(sha256)
  await recordRead(context, {
    action: 'file.read',
    subject: { type: 'file', id, ref: row.record.ref },
    changes: [
      { field: 'file', old: null, new: row.name },
      { field: 'sha256', old: null, new: sha256 },
    ],
  })
  return new Response(body, { headers: downloadHeaders(row.name, contentType, size) })
}

type Row = {
  removedAt: Date | null
  record: { ownerId: string | null; departmentId: string | null; inForceVersionId: string | null }
}

function maySee(actor: Actor, { removedAt, record }: Row): boolean {
  const facts = { ...record, inForce: record.inForceVersionId !== null }
  if (can(actor, 'register', 'read', facts)?.view !== 'full') return false
  return removedAt === null || can(actor, 'audit_log', 'read')?.view === 'full'
}
