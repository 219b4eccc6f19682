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

/** Creates a person with these roles and answers the context in which they act. */
export async function someone(
  tx: Tx,
  roles: readonly Role[],
  options: { departmentIds?: readonly DepartmentId[]; now?: Instant; zone?: string; name?: string } = {},
): Promise<Someone> {
  const id = userIdSchema.parse(randomUUID())
  const name = options.name ?? `Test ${roles.join('+')}`
  const email = `${id}@test.example`
  const departmentIds = options.departmentIds ?? []
  await tx.user.create({
    data: {
      id,
      name,
      email,
      roles: { create: roles.map((role) => ({ role })) },
      departments: { create: departmentIds.map((departmentId) => ({ departmentId })) },
    },
  })
  return {
    actor: { kind: 'person', id, name, email, roles, departmentIds, locale: 'en', validUntil: null },
    ...localNow(options.now ?? testNow, options.zone ?? defaultZone),
    channel: 'action',
    requestId: randomUUID(),
  }
}

/** The same person at another moment, or in a company of another zone. */
export function movedTo<C extends LocalNow>(context: C, now: Instant, zone: string = context.zone): C {
  return { ...context, ...localNow(now, zone) }
}

/** A department with a random code. */
export async function someDepartment(tx: Tx, name = 'Test department'): Promise<DepartmentId> {
  const row = await tx.department.create({ data: { code: randomUUID().slice(0, 8), name }, select: { id: true } })
  return departmentIdSchema.parse(row.id)
}
