import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import type { Verb } from '@/lib/access/matrix'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { declarationOf, type Registered } from './registered'

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

const ids = z.array(z.object({ id: recordIdSchema, ref: z.string() }))

/**
 * Locks the record, the records it is about to link to and those that link to it, always in one statement and in the
 * order of their ids, so that two commands wait for each other and never for ever. Checks the right on the record.
 * Facts are read after the lock. A record that is not there refuses `not_found`.
 */
export async function lockRecord(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { ref, linkedTo = [] }: { ref: string; linkedTo?: readonly string[] },
): Promise<LockedRecord> {
  const locked = ids.parse(
    await tx.$queryRaw`SELECT id, ref FROM "Record" WHERE ref = ANY(${[ref, ...linkedTo]}::text[]) OR id IN (
      SELECT l."fromId" FROM "RecordLink" l JOIN "Record" r ON r.id = l."toId" WHERE r.ref = ${ref}
    ) ORDER BY id FOR NO KEY UPDATE`,
  )
  const id = locked.find((row) => row.ref === ref)?.id
  const row = id && (await tx.record.findUnique({ where: { id } }))
  if (!id || !row) throw new Refusal('not_found')
  authorise(context, 'register', verb, {
    ownerId: row.ownerId,
    departmentId: row.departmentId,
    inForce: row.inForceVersionId !== null,
  })
  return { ...row, id, register: declarationOf(row.register) }
}

/** Keeps records that a new one links to from being retired meanwhile. */
export async function holdLinked(tx: Tx, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE ref = ANY(${[...refs]}::text[]) ORDER BY id FOR SHARE`
}
