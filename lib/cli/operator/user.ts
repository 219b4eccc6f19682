import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { createPersonSchema } from '@/lib/people/account'
import type { Invitation } from '@/lib/people/account-token'
import { createPerson, disablePerson, enablePerson, invitePerson } from '@/lib/people/users'
import { print } from './store'

const usage = `dertig user list
dertig user add --name NAME --email ADDRESS --roles employee,editor [--departments CODE,CODE] [--locale en|nl|fr] [--valid-days N]
dertig user link ADDRESS       a new link with which the person chooses a password (72 hours)
dertig user disable ADDRESS    ends the person's sessions at once
dertig user enable ADDRESS`

/** `dertig user …`: people and their links, through the same commands as the screens. */
export async function user(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args
  switch (verb) {
    case 'list':
      return list()
    case 'add':
      return add(rest)
    case 'link':
      return forPerson(rest, async (userId) => said(await invitePerson(await context(), { userId }), linkOf))
    case 'disable':
      return forPerson(rest, async (userId) =>
        said(await disablePerson(await context(), { userId }), () => ({ disabled: true })),
      )
    case 'enable':
      return forPerson(rest, async (userId) =>
        said(await enablePerson(await context(), { userId }), () => ({ enabled: true })),
      )
    default:
      console.error(usage)
      return 2
  }
}

async function context(): Promise<CommandContext> {
  return {
    actor: { kind: 'system', name: 'operator' },
    ...(await officeNow()),
    channel: 'cli',
    requestId: randomUUID(),
  }
}

async function list(): Promise<number> {
  const people = await db().user.findMany({ include: { roles: true }, orderBy: { email: 'asc' } })
  for (const { name, email, roles, disabledAt, validUntil } of people) {
    print({
      name,
      email,
      roles: roles.map((held) => held.role),
      disabled: disabledAt !== null,
      validUntil: validUntil?.toISOString() ?? null,
    })
  }
  return 0
}

async function add(args: readonly string[]): Promise<number> {
  const options = {
    name: { type: 'string' },
    email: { type: 'string' },
    roles: { type: 'string' },
    locale: { type: 'string' },
    departments: { type: 'string' },
  } as const
  const { values } = parseArgs({ args: [...args], options: { ...options, 'valid-days': { type: 'string' } } })
  const codes = values.departments?.split(',').filter(Boolean) ?? []
  const departments = await db().department.findMany({ where: { code: { in: codes }, retiredAt: null } })
  const unknown = codes.filter((code) => departments.every((department) => department.code !== code))
  if (unknown.length > 0) {
    print({ error: 'not_found', detail: `There is no department with the code ${unknown.join(', ')}.` })
    return 1
  }
  const read = createPersonSchema.safeParse({
    name: values.name,
    email: values.email,
    roles: values.roles?.split(',').filter(Boolean),
    locale: values.locale ?? 'en',
    departmentIds: departments.map(({ id }) => id),
    validDays: values['valid-days'] ? Number(values['valid-days']) : null,
  })
  if (!read.success) {
    print({ error: 'invalid', detail: z.prettifyError(read.error) })
    return 1
  }
  return said(await createPerson(await context(), read.data), linkOf)
}

async function forPerson(args: readonly string[], work: (userId: UserId) => Promise<number>): Promise<number> {
  const person = await db().user.findUnique({ where: { email: args[0]?.trim().toLowerCase() ?? '' } })
  if (person) return work(userIdSchema.parse(person.id))
  print({ error: 'not_found', detail: `Nobody has the address ${args[0] ?? '(none given)'}.` })
  return 1
}

function linkOf({ token, mail }: Invitation) {
  return { link: `/welcome/${token}`, hours: 72, mail }
}

function said<T>(result: Result<T>, shape: (value: T) => Parameters<typeof print>[0]): number {
  if (result.ok) print(shape(result.value))
  else
    print({
      error: result.code,
      ...(result.reason ? { detail: result.reason } : {}),
      ...(result.fields ? { fields: result.fields } : {}),
    })
  return result.ok ? 0 : 1
}
