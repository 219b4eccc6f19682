import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { mayOwn } from '../form/owners'
import type { RecordBase } from '../state/base'

/**
 * Checks where a record is placed: the person must have the right on a record of that department (an editor cannot move
 * one into another), owner and department must exist, a new owner must be able to own. Facts are read in the transaction.
 */
export async function checkPlace(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { before, after }: { before: RecordBase | null; after: RecordBase },
): Promise<void> {
  const { ownerId, departmentId } = after
  const { actor } = context
  if (departmentId === null && actor.kind === 'person' && !can(actor, 'register', verb, { ownerId })) {
    throw new Refusal('invalid', { fields: { departmentId: ['required'] } })
  }
  authorise(context, 'register', verb, { ownerId, departmentId })
  const wrong: FieldErrors = {}
  if (ownerId && ownerId !== before?.ownerId) {
    const owners = await tx.user.count({ where: { ...mayOwn, id: ownerId } })
    if (owners === 0) wrong.ownerId = ['not_in_list']
  }
  if (departmentId && departmentId !== before?.departmentId) {
    const departments = await tx.department.count({ where: { id: departmentId, retiredAt: null } })
    if (departments === 0) wrong.departmentId = ['not_in_list']
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}
