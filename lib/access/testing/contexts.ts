import { randomUUID } from 'node:crypto'
import { defaultZone } from '@/lib/company/office-zone'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import { type Instant, instantSchema } from '@/lib/time/types'
import { type LocalNow, localNow } from '@/lib/time/zone'
import type { Actor, CommandContext } from '../actor'
import type { Role } from '../roles'

/** A fixed moment for tests: Tuesday 2 June 2026, 14:37 in Brussels. */
export const testNow: Instant = instantSchema.parse('2026-06-02T12:37:00.000Z')

export type Someone = CommandContext & { actor: Actor }

type Options = { departmentIds?: readonly DepartmentId[]; now?: Instant; zone?: string; name?: string; email?: string }

/** Creates a person with these roles and answers the context in which they act. */
export async function someone(tx: Tx, roles: readonly Role[], options: Options = {}): Promise<Someone> {
  const person = contextOf(roles, options)
  await enter(tx, person)
  return person
}

/** The context in which a person with these roles will act, once they are entered. */
export function contextOf(roles: readonly Role[], options: Options = {}): Someone {
  const id = userIdSchema.parse(randomUUID())
  const { name = `Test ${roles.join('+')}`, email = `${id}@test.example`, departmentIds = [] } = options
  return {
    actor: { kind: 'person', id, name, email, roles, departmentIds, locale: 'en', validUntil: null },
    ...localNow(options.now ?? testNow, options.zone ?? defaultZone),
    channel: 'action',
    requestId: randomUUID(),
  }
}

/** Writes the person of a context. */
export async function enter(tx: Tx, { actor: { id, name, email, roles, departmentIds } }: Someone): Promise<void> {
  await tx.user.create({
    data: {
      id,
      name,
      email,
      roles: { create: roles.map((role) => ({ role })) },
      departments: { create: departmentIds.map((departmentId) => ({ departmentId })) },
    },
  })
}

/** The same person at another moment, or in a company of another zone. */
export function movedTo<C extends LocalNow>(context: C, now: Instant, zone: string = context.zone): C {
  return { ...context, ...localNow(now, zone) }
}

/** A department with a random code. */
export async function someDepartment(
  tx: Tx,
  name = 'Test department',
  id = departmentIdSchema.parse(randomUUID()),
): Promise<DepartmentId> {
  await tx.department.create({ data: { id, code: id.slice(0, 8), name } })
  return id
}
