import { randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type DepartmentId, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { choosePassword } from '@/lib/people/entry/sign-in'
import { createPerson } from '@/lib/people/users'
import type { Locale } from '@/lib/text/locale'
import { type ActingKey, type DepartmentKey, type ExamplePerson, people } from './optipost/people'

export type ExampleActor = CommandContext & { actor: Actor }
/** In whose name each step of the example is taken. */
export type ExampleActors = Readonly<Record<ActingKey, ExampleActor>>
export type Departments = Readonly<Record<DepartmentKey, DepartmentId>>

/** Where the example people work, and in which language the example is told: their accounts follow it. */
type Place = { departments: Departments; language: Locale }

/** Makes the example people who are not there yet, with the passwords the demo prints, when the company began; answers contexts in which they act now. */
export async function exampleActors(
  context: CommandContext,
  began: CommandContext,
  place: Place,
): Promise<ExampleActors> {
  const contextOf = async (key: ActingKey): Promise<ExampleActor> => ({
    ...context,
    actor: await actorOf(began, people[key], place),
    requestId: randomUUID(),
  })
  return {
    employee: await contextOf('employee'),
    employee2: await contextOf('employee2'),
    editor: await contextOf('editor'),
    editor2: await contextOf('editor2'),
    dpo: await contextOf('dpo'),
    management: await contextOf('management'),
    admin: await contextOf('admin'),
  }
}

/** The auditor, whose account ends by itself, is invited today. */
export async function exampleAuditor(context: CommandContext, place: Place): Promise<void> {
  await actorOf(context, people.auditor, place)
}

async function actorOf(
  context: CommandContext,
  person: ExamplePerson,
  { departments, language }: Place,
): Promise<Actor> {
  const { name, email, password, validDays } = person
  const locale = language === 'en' ? person.locale : language
  const roles = [...person.roles]
  const departmentIds = person.departments.map((key) => departments[key])
  const known = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (!known) {
    const input = { name, email, locale, roles, departmentIds, validDays }
    const { token } = await answerOf(email, createPerson(context, input, { isExample: true }))
    await answerOf(email, choosePassword(context, { token: token ?? '', password }))
  }
  const { id } = known ?? (await db().user.findUniqueOrThrow({ where: { email }, select: { id: true } }))
  return {
    kind: 'person',
    id: userIdSchema.parse(id),
    name,
    email,
    roles,
    departmentIds,
    locale,
    validUntil: null,
  }
}

/** The value of a step of the example; a refusal stops the loading and says which step it was. */
export async function answerOf<T>(step: string, result: Promise<Result<T>>): Promise<T> {
  const answered = await result
  if (answered.ok) return answered.value
  const { ok: _ok, ...refusal } = answered
  throw new Error(`Loading the example stopped at "${step}": ${JSON.stringify(refusal)}`)
}
