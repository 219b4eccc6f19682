import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { DepartmentId } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import { createPerson } from '@/lib/people/users'

/** A person of a role, made by the command that makes people, and the context in which they act. */
export async function personWith(role: Role, ...departmentIds: DepartmentId[]): Promise<CommandContext> {
  const context: CommandContext = {
    actor: { kind: 'system', name: 'operator' },
    ...(await officeNow()),
    channel: 'cli',
    requestId: randomUUID(),
  }
  const created = await createPerson(context, {
    name: `Trial ${role} ${randomUUID().slice(0, 8)}`,
    email: `${randomUUID()}@trial.example`,
    locale: 'en',
    roles: [role],
    departmentIds,
    validDays: null,
  })
  if (!created.ok) throw new OperatorError(`The ${role} was refused: ${JSON.stringify(created)}`)
  const user = await db().user.findUniqueOrThrow({ where: { id: created.value.userId }, ...withPerson.user })
  return { ...context, actor: actorOf(user) }
}
