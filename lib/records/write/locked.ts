import type { CommandContext } from '@/lib/access/actor'
import type { Verb } from '@/lib/access/matrix'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { lockAround } from '../links/neighbours'
import { declarationOf, type Registered } from '../state/registered'

export type LockedRecord = {
  id: RecordId
  ref: string
  register: Registered
  title: string
  ownerId: string | null
  departmentId: string | null
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  version: number
  contributorIds: string[]
  submittedVersionId: string | null
  inForceVersionId: string | null
}

/**
 * Locks the record with those around it (lockAround) and checks the right on the record. Facts are read after the lock.
 * A record that is not there refuses `not_found`.
 */
export async function lockRecord(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { ref, linkedTo = [] }: { ref: string; linkedTo?: readonly string[] },
): Promise<LockedRecord> {
  const found = await tx.record.findUnique({ where: { ref }, select: { id: true } })
  const id = found && recordIdSchema.parse(found.id)
  if (id) await lockAround(tx, { id, linkedTo })
  const row = id && (await tx.record.findUnique({ where: { id } }))
  if (!id || !row) throw new Refusal('not_found')
  authorise(context, 'register', verb, {
    ownerId: row.ownerId,
    departmentId: row.departmentId,
    inForce: row.inForceVersionId !== null,
  })
  return { ...row, id, register: declarationOf(row.register) }
}
