import { randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { DepartmentId } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import { createPerson } from '@/lib/people/users'

/** A person of a role, to whom no mail goes, and the context in which they act. */
export function personWith(role: Role, ...departmentIds: DepartmentId[]): Promise<CommandContext & { actor: Actor }> {
  return personAt(`${randomUUID()}@trial.example`, role, departmentIds)
}

/** A person with an address, made by the command that makes people, and the context in which they act. */
export async function personAt(
  email: string,
  role: Role,
  departmentIds: DepartmentId[] = [],
): Promise<CommandContext & { actor: Actor }> {
  const context: CommandContext = {
    actor: { kind: 'system', name: 'operator' },
    ...(await officeNow()),
    channel: 'cli',
    requestId: randomUUID(),
  }
  const created = await createPerson(context, {
    name: `Trial ${role} ${randomUUID().slice(0, 8)}`,
    email,
    locale: 'en',
    roles: [role],
    departmentIds,
    validDays: null,
  })
  if (!created.ok) throw new OperatorError(`The ${role} was refused: ${JSON.stringify(created)}`)
  const user = await db().user.findUniqueOrThrow({ where: { id: created.value.userId }, ...withPerson.user })
  return { ...context, actor: actorOf(user) }
}
