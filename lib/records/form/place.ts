import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { canOwn } from '@/lib/access/persons'
import { authorise } from '@/lib/action/change'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import type { Around } from '../derive/around'
import type { RecordBase } from '../state/base'

/**
 * Checks where a record is placed: the person must have the right on a record of that department (an editor cannot move
 * one into another), owner and department must exist, a new owner must be able to own.
 */
export function checkPlace(
  context: CommandContext,
  around: Around,
  verb: Verb,
  { before, after }: { before: RecordBase | null; after: RecordBase },
): void {
  const { ownerId, departmentId } = after
  const { actor } = context
  if (departmentId === null && actor.kind === 'person' && !can(actor, 'register', verb, { ownerId })) {
    throw new Refusal('invalid', { fields: { departmentId: ['required'] } })
  }
  authorise(context, 'register', verb, { ownerId, departmentId })
  const wrong: FieldErrors = {}
  const owner = around.person(ownerId)
  const department = around.department(departmentId)
  if (ownerId && ownerId !== before?.ownerId && !(owner && canOwn(owner))) wrong.ownerId = ['not_in_list']
  if (departmentId && departmentId !== before?.departmentId && (!department || department.retired)) {
    wrong.departmentId = ['not_in_list']
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

const ids = z.array(z.string()).catch([])

/** Refuses `invalid` at its field when a legal entity that is newly chosen does not exist or is retired. */
export function checkEntities(
  around: Around,
  register: AnyRegister,
  { before, after }: { before: DetailValues; after: DetailValues },
): void {
  const wrong: FieldErrors = {}
  for (const { name, kind } of fieldsOf(register)) {
    if (kind !== 'entities') continue
    const kept = ids.parse(before[name])
    const fresh = ids.parse(after[name]).filter((id) => !kept.includes(id))
    if (fresh.some((id) => !around.entityIds().includes(id))) wrong[name] = ['not_in_list']
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}
