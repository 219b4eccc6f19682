import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { departmentInput } from '@/lib/organisation/schema'
import { namesApart } from '@/lib/people/person-name'
import { leakRoles } from '@/lib/people/rights'
import { refuseRoles } from '@/lib/people/users'
import { folded } from '@/lib/text/fold'
import { localeOf } from '@/lib/text/locale'
import { day } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import type { Choice } from '../plan/choice'
import type { RowError } from '../plan/row'
import { personWords } from '../recognise/people'
import type { Table } from '../recognise/table'
import { type Account, type NewDepartment, type PeopleAround, type PlannedPerson, plannedPeople } from './plan'

/** A row with what becomes of it; `waits`: a second person must confirm its rights over leaks first. */
export type JudgedPerson = PlannedPerson & { waits: boolean }

/**
 * What every row of a table of people would do now, with everything that adding one or changing roles would ask; nothing is
 * written. In a transaction nobody else takes one of the names meanwhile.
 */
export async function judgedPeople(
  tx: Tx,
  context: CommandContext,
  table: Table,
  choice: Choice,
): Promise<JudgedPerson[]> {
  authorise(context, 'user', 'create')
  const planned = plannedPeople(table, choice, await peopleAround(tx, context))
  const fresh = planned.filter(({ deed, errors }) => deed === 'create' && errors.length === 0)
  const names = await namesApart(
    tx,
    fresh.map(({ person }) => person?.name ?? ''),
  )
  const taken = new Map(fresh.map(({ at }, n) => [at, names[n] ?? null]))
  const judged: JudgedPerson[] = []
  for (const row of planned) {
    const errors = [...row.errors]
    const nameProblem = taken.get(row.at)
    if (nameProblem) errors.push(atField(choice, 'name', nameProblem))
    if (row.deed === 'update' && row.account && errors.length === 0)
      errors.push(...(await rolesRefused(tx, context, row, choice)))
    const given = row.after.roles.filter((role) => leakRoles.includes(role) && !row.account?.roles.includes(role))
    judged.push({ ...row, errors, waits: row.deed !== 'none' && given.length > 0 })
  }
  return judged
}

async function rolesRefused(tx: Tx, context: CommandContext, row: PlannedPerson, choice: Choice): Promise<RowError[]> {
  const { account, after } = row
  if (!account) return []
  try {
    await refuseRoles(tx, context, { ...changeOf(account, after) })
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const keys = Object.values(error.detail.fields ?? {}).flat()
    return (keys.length > 0 ? keys : [error.detail.reason ?? error.code]).map((key) => atField(choice, 'roles', key))
  }
}

/** Departments that these rows would make, each with the number of rows that name it. */
export function newDepartmentsIn(rows: readonly JudgedPerson[]): (NewDepartment & { rows: number })[] {
  const found = new Map<DepartmentId, NewDepartment & { rows: number }>()
  for (const { makes, errors } of rows)
    if (errors.length === 0)
      for (const one of makes) found.set(one.id, { ...one, rows: (found.get(one.id)?.rows ?? 0) + 1 })
  return [...found.values()]
}

/** What `newRoles` is told of an account. */
export function changeOf({ userId, version }: Account, { roles, departmentIds, validDays }: PlannedPerson['after']) {
  return { userId, version, roles: [...roles], departmentIds: [...departmentIds], validDays }
}

function atField({ targets }: Choice, field: string, key: string): RowError {
  const column = targets.indexOf(field)
  return { column: column < 0 ? null : column, field, key }
}

/** Accounts, departments and words, read once. */
async function peopleAround(tx: Tx, context: CommandContext): Promise<PeopleAround> {
  const [words, users, places] = [
    await personWords(),
    await tx.user.findMany({ include: { roles: true, departments: true } }),
    await tx.department.findMany({ select: { id: true, name: true, retiredAt: true } }),
  ]
  const open = places.filter(({ retiredAt }) => retiredAt === null)
  const made = new Map<string, NewDepartment>()
  const byEmail = new Map(
    users.map((user): [string, Account] => [
      user.email,
      {
        userId: userIdSchema.parse(user.id),
        ...{ version: user.version, name: user.name, disabled: user.disabledAt !== null },
        roles: user.roles.map(({ role }) => role).sort(),
        departmentIds: user.departments.map(({ departmentId }) => departmentIdSchema.parse(departmentId)).sort(),
        validDays: daysLeft(user.validUntil, toDatabase(context.now)),
      },
    ]),
  )
  const named = new Map<string, (typeof places)[number][]>()
  for (const place of open) named.set(folded(place.name), [...(named.get(folded(place.name)) ?? []), place])
  return {
    words,
    account: (email) => byEmail.get(email) ?? null,
    department: (text) => {
      const [one, another] = named.get(folded(text)) ?? []
      return another ? 'ambiguous' : one ? departmentIdSchema.parse(one.id) : null
    },
    newDepartment: (text) => {
      const name = departmentInput.shape.name.safeParse(text)
      const key = folded(text)
      // A name of one that was retired is not given again by a table.
      if (!name.success || places.some((place) => folded(place.name) === key)) return null
      const one = made.get(key) ?? { id: departmentIdSchema.parse(randomUUID()), name: name.data }
      made.set(key, one)
      return one
    },
    isDepartment: (id) => (open.some((place) => place.id === id) ? departmentIdSchema.parse(id) : null),
    locale: context.actor.kind === 'person' ? (localeOf(context.actor.locale) ?? 'en') : 'en',
  }
}

/** Days that an auditor's account still lives, as asked of one: at least one. */
function daysLeft(until: Date | null, now: Date): number | null {
  return until && until > now ? Math.max(1, Math.ceil((until.getTime() - now.getTime()) / day)) : null
}
