import { randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type DepartmentId, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { choosePassword } from '@/lib/people/entry/welcome'
import { createPerson } from '@/lib/people/users'
import { type DepartmentKey, type ExamplePerson, type PersonKey, people } from './optipost/people'

export type Hand = CommandContext & { actor: Actor }
/** In whose name each step of the example is taken. */
export type Hands = Readonly<Record<PersonKey, Hand>>
export type Departments = Readonly<Record<DepartmentKey, DepartmentId>>

/** Makes the example people who are not there yet, with the passwords the demo prints; answers contexts in which they act. */
export async function exampleHands(context: CommandContext, departments: Departments): Promise<Hands> {
  const hand = (key: PersonKey) => handOf(context, people[key], departments)
  return {
    employee: await hand('employee'),
    employee2: await hand('employee2'),
    editor: await hand('editor'),
    editor2: await hand('editor2'),
    dpo: await hand('dpo'),
    management: await hand('management'),
    auditor: await hand('auditor'),
    admin: await hand('admin'),
  }
}

async function handOf(context: CommandContext, person: ExamplePerson, departments: Departments): Promise<Hand> {
  const { name, email, locale, password, validDays } = person
  const roles = [...person.roles]
  const departmentIds = person.departments.map((key) => departments[key])
  const known = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (!known) {
    const input = { name, email, locale, roles, departmentIds, validDays }
    const { token } = await done(email, createPerson(context, input, { isExample: true }))
    await done(email, choosePassword(context, { token, password }))
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
export async function done<T>(step: string, result: Promise<Result<T>>): Promise<T> {
  const answered = await result
  if (answered.ok) return answered.value
  const { ok: _ok, ...refusal } = answered
  throw new Error(`Loading the example stopped at "${step}": ${JSON.stringify(refusal)}`)
}
