import { z } from 'zod'
import { entityIdentities } from '@/lib/company/entities'
import { mainEntityId } from '@/lib/company/main-entity'
import type { Tx } from '@/lib/db/client'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'

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
