import { randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type DepartmentId, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { choosePassword } from '@/lib/people/entry/sign-in'
import { createPerson } from '@/lib/people/users'
import { type DepartmentKey, type ExamplePerson, type PersonKey, people } from './optipost/people'

export type ExampleActor = CommandContext & { actor: Actor }
/** In whose name each step of the example is taken. */
export type ExampleActors = Readonly<Record<PersonKey, ExampleActor>>
export type Departments = Readonly<Record<DepartmentKey, DepartmentId>>

/** Makes the example people who are not there yet, with the passwords the demo prints; answers contexts in which they act. */
export async function exampleActors(context: CommandContext, departments: Departments): Promise<ExampleActors> {
  const contextOf = (key: PersonKey) => actorContext(context, people[key], departments)
  return {
    employee: await contextOf('employee'),
    employee2: await contextOf('employee2'),
    editor: await contextOf('editor'),
    editor2: await contextOf('editor2'),
    dpo: await contextOf('dpo'),
    management: await contextOf('management'),
    auditor: await contextOf('auditor'),
    admin: await contextOf('admin'),
  }
}

async function actorContext(
  context: CommandContext,
  person: ExamplePerson,
  departments: Departments,
): Promise<ExampleActor> {
  const { name, email, locale, password, validDays } = person
  const roles = [...person.roles]
  const departmentIds = person.departments.map((key) => departments[key])
  const known = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (!known) {
    const input = { name, email, locale, roles, departmentIds, validDays }
    const { token } = await answerOf(email, createPerson(context, input, { isExample: true }))
    await answerOf(email, choosePassword(context, { token: token ?? '', password }))
  }
  const { id } = known ?? (await db().user.findUniqueOrThrow({ where: { email }, select: { id: true } }))
  const actor: Actor = {
    kind: 'person',
    id: userIdSchema.parse(id),
    name,
    email,
    roles,
    departmentIds,
    locale,
    validUntil: null,
  }
  return { ...context, actor, requestId: randomUUID() }
}

/** The value of a step of the example; a refusal stops the loading and says which step it was. */
export async function answerOf<T>(step: string, result: Promise<Result<T>>): Promise<T> {
  const answered = await result
  if (answered.ok) return answered.value
  const { ok: _ok, ...refusal } = answered
  throw new Error(`Loading the example stopped at "${step}": ${JSON.stringify(refusal)}`)
}
