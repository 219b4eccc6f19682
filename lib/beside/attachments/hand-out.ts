import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { AttachmentId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { handFileOut } from '@/lib/evidence/hand-out'

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
  if (!maySee(context.actor, row)) return handFileOut(context, 'register.read', null)
  if (row.erasedAt) return { ok: false, code: 'not_now', reason: 'file_erased' }
  const subject = { type: 'file', id, ref: row.record.ref } as const
  return handFileOut(context, 'register.read', {
    ...{ name: row.name, warning: null, file: row.file },
    ...{ read: { action: 'file.read', subject }, isNamed: true },
  })
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
