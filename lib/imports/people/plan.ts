import type { Role } from '@/lib/access/roles'
import type { DepartmentId, UserId } from '@/lib/db/ids'
import { fieldErrors } from '@/lib/errors/fields'
import { type CreatePerson, changeRolesSchema, createPersonSchema } from '@/lib/people/account'
import type { Locale } from '@/lib/text/locale'
import type { Choice } from '../plan/choice'
import type { RowError } from '../plan/row'
import { wholeKeyOf } from '../recognise/key'
import { itemsOf } from '../recognise/lists'
import type { PersonField, PersonWords } from '../recognise/people'
import type { Table, TableRow } from '../recognise/table'

/** What an account holds, as a table says it. */
export type Held = { roles: readonly Role[]; departmentIds: readonly DepartmentId[]; validDays: number | null }

/** An account that is there. */
export type Account = Held & { userId: UserId; version: number; name: string; disabled: boolean }

/** A department that is not there yet and that rows name; until it is made, its id stands for it. */
export type NewDepartment = { id: DepartmentId; name: string }

export type PlannedPerson = {
  /** Place among the rows of the table. */
  at: number
  deed: 'create' | 'update' | 'none'
  account: Account | null
  name: string
  email: string
  after: Held
  /** Departments in `after` that are made first. */
  makes: readonly NewDepartment[]
  /** Of a new one. */
  person: CreatePerson | null
  errors: readonly RowError[]
}

export type PeopleAround = {
  words: PersonWords
  /** By its address in its one spelling. */
  account: (email: string) => Account | null
  department: (text: string) => DepartmentId | 'ambiguous' | null
  /** One that would be made of a name, the same for the same name; null where that cannot be. */
  newDepartment: (text: string) => NewDepartment | null
  isDepartment: (id: string) => DepartmentId | null
  /** The language of an account whose row names none. */
  locale: Locale
}

/** What every row of a table of people would do, and what is wrong with it. Pure. */
export function plannedPeople(table: Table, choice: Choice, around: PeopleAround): PlannedPerson[] {
  const seen = new Set<string>()
  return table.rows.map((row, at) => planPerson({ choice, around, seen }, row, at))
}

type Inside = { choice: Choice; around: PeopleAround; seen: Set<string> }

function planPerson({ choice, around, seen }: Inside, row: TableRow, at: number): PlannedPerson {
  const columnOf = (field: PersonField) => choice.targets.indexOf(field)
  const cell = (field: PersonField) => (row.cells[columnOf(field)] ?? '').trim()
  const wrong = (field: PersonField, key: string): RowError => {
    const column = columnOf(field)
    return { column: column < 0 ? null : column, field, key }
  }
  const errors = row.long.map((column): RowError => ({ column, field: '', key: 'too_long' }))

  const name = wholeName(cell('name'), cell('firstName'), cell('lastName'))
  const email = createPersonSchema.shape.email.safeParse(cell('email'))
  const address = email.success ? email.data : cell('email')
  const account = around.account(address)
  if (seen.has(address) && address !== '') errors.push(wrong('email', 'row_twice'))
  seen.add(address)

  const roles = rolesIn(cell('roles'), around)
  if (roles === null) errors.push(wrong('roles', 'role_unknown'))
  const { ids: departments, makes } = departmentsIn(cell('departments'), choice, around)
  if (departments === null) errors.push(wrong('departments', 'department_unknown'))
  const locale = cell('locale') === '' ? around.locale : around.words.locale(cell('locale'))
  if (locale === null) errors.push(wrong('locale', 'language_unknown'))
  const days = cell('validDays')
  if (days !== '' && !/^\d{1,3}$/.test(days)) errors.push(wrong('validDays', 'invalid_number'))

  // An empty cell leaves what an account has.
  const start = choice.departmentId === null ? null : around.isDepartment(choice.departmentId)
  const before: Held = account ?? { roles: ['employee'], departmentIds: start ? [start] : [], validDays: null }
  const after: Held = {
    roles: roles?.length ? roles : before.roles,
    departmentIds: departments?.length ? departments : before.departmentIds,
    validDays: /^\d{1,3}$/.test(days) ? Number(days) : before.validDays,
  }
  const planned = { at, account, name: account?.name ?? name, email: address, after, makes }
  const told = (issues: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(issues).flatMap(([path, keys]) => keys.slice(0, 1).map((key) => wrong(fieldOf(path), key)))

  if (account) {
    if (choice.mode === 'add') errors.push(wrong('email', 'email_taken'))
    else if (account.disabled) errors.push(wrong('email', 'person_disabled'))
    const parsed = changeRolesSchema.safeParse({ userId: account.userId, version: account.version, ...after })
    if (!parsed.success) errors.push(...told(fieldErrors(parsed.error)))
    return { ...planned, deed: isSame(account, after) ? 'none' : 'update', person: null, errors }
  }
  if (choice.mode === 'update' && email.success) errors.push(wrong('email', 'person_absent'))
  const parsed = createPersonSchema.safeParse({ name, email: cell('email'), locale, ...after })
  if (!parsed.success) {
    const known = new Set(errors.map(({ field }) => field))
    errors.push(...told(fieldErrors(parsed.error)).filter(({ field }) => !known.has(field)))
  }
  return { ...planned, deed: 'create', person: parsed.success ? parsed.data : null, errors }
}

/** A name as its columns tell it together: "Nom" beside "Prénom" is the last name, "Name" beside "Surname" the first. */
function wholeName(name: string, first: string, last: string): string {
  if (name === '' || (first !== '' && last !== '')) return name || [first, last].filter(Boolean).join(' ')
  const holds = (part: string) => ` ${wholeKeyOf(name)} `.includes(` ${wholeKeyOf(part)} `)
  return [holds(first) ? '' : first, name, holds(last) ? '' : last].filter(Boolean).join(' ')
}

function fieldOf(path: string): PersonField {
  switch (path.split('.')[0]) {
    case 'roles':
      return 'roles'
    case 'departmentIds':
      return 'departments'
    case 'validDays':
      return 'validDays'
    case 'locale':
      return 'locale'
    case 'name':
      return 'name'
    default:
      return 'email'
  }
}

/** Roles that a cell names; null when one of them is none. */
function rolesIn(text: string, { words }: PeopleAround): Role[] | null {
  const all = itemsOf(text, (item) => words.role(item) !== null).map(words.role)
  return all.includes(null) ? null : [...new Set(all.flatMap((role) => role ?? []))].sort()
}

/** Departments that a cell names, and of these the new ones; no ids when one of them is none and cannot be made. */
function departmentsIn(text: string, { creates }: Choice, around: PeopleAround) {
  const makes = new Map<DepartmentId, NewDepartment>()
  const all = itemsOf(text, (item) => around.department(item) !== null).map((item) => {
    const there = around.department(item)
    const made = there === null && creates ? around.newDepartment(item) : null
    if (made) makes.set(made.id, made)
    return made ? made.id : there
  })
  const known = all.flatMap((one) => (one === null || one === 'ambiguous' ? [] : [one]))
  return { ids: known.length < all.length ? null : [...new Set(known)].sort(), makes: [...makes.values()] }
}

function isSame(one: Held, other: Held): boolean {
  const said = ({ roles, departmentIds, validDays }: Held) =>
    JSON.stringify([[...roles].sort(), [...departmentIds].sort(), roles.includes('auditor') ? validDays : null])
  return said(one) === said(other)
}
