import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import { type JsonObject, merged } from '@/lib/errors/json'
import type { Result } from '@/lib/errors/refusal'
import { emptyValues, parseRecord, refSchema } from '../form/input'
import { linkedTo } from '../links/links'
import { declarationOf } from '../state/registered'
import { valuesOf } from '../state/state'
import { isUnruled, saved, type Updated, type UpdateInput } from './update'

/** Of a value that was not parsed yet what can be looked up; whatever else it is is refused at its field afterwards. */
const one = z.uuid().nullable().catch(null)
const many = z.array(refSchema).catch([])

/**
 * Changes a record like `updateRecord`, for a program that names some fields: `patch` is merged (RFC 7396) into the values as they
 * stand under the lock, in the version that the program saw. A field that is taken away becomes what it is in a new form.
 */
export function patchRecord(
  context: CommandContext,
  { patch, ...target }: Omit<UpdateInput, 'values'> & { patch: Readonly<JsonObject> },
): Promise<Result<Updated>> {
  return change<Updated>(context, async (tx) => {
    const register = declarationOf(target.register)
    const links = Object.keys(register.relations).map((name) => [name, many.parse(patch[name])])
    const sought = {
      to: [linkedTo(register, Object.fromEntries(links))],
      people: [one.parse(patch.ownerId)],
      departments: [one.parse(patch.departmentId)],
      rules: !isUnruled(Object.keys(patch)),
    }
    // Only a field that is taken away needs to know; one that nobody knows is left to be refused by its name.
    const empty = Object.values(patch).includes(null) ? emptyValues(register) : {}
    return saved(tx, context, target, sought, (before) =>
      parseRecord(
        register,
        merged(valuesOf(before), patch, (name) => (Object.hasOwn(empty, name) ? empty[name] : null)),
        context.today,
      ),
    )
  })
}
