import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { authorise } from '@/lib/action/change'
import { entityIdentities } from '@/lib/company/entities'
import { mainEntityId } from '@/lib/company/entity-facts'
import type { Tx } from '@/lib/db/client'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { mayOwn } from '../form/choices'
import type { RecordBase } from '../state/base'

const ids = z.array(z.string()).catch([])

/** Refuses `invalid` at its field when a legal entity that is newly chosen does not exist or is retired. */
export async function checkEntities(
  tx: Tx,
  register: AnyRegister,
  { before, after }: { before: DetailValues; after: DetailValues },
): Promise<void> {
  const chosen = fieldsOf(register).flatMap(({ name, kind }) => {
    if (kind !== 'entities') return []
    const kept = ids.parse(before[name])
    return [{ name, fresh: ids.parse(after[name]).filter((id) => !kept.includes(id)) }]
  })
  if (chosen.every(({ fresh }) => fresh.length === 0)) return
  const offered = new Set((await entityIdentities(tx)).flatMap(({ id, retired }) => (retired ? [] : [id])))
  // The company itself may be chosen before it is described.
  offered.add(mainEntityId)
  const wrong: FieldErrors = Object.fromEntries(
    chosen.flatMap(({ name, fresh }) => (fresh.every((id) => offered.has(id)) ? [] : [[name, ['not_in_list']]])),
  )
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

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
