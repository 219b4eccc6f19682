import 'server-only'
import { redirect } from 'next/navigation'
import { gate, onlyToday, pageContext } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { departmentChoices } from '@/lib/people/queries'
import type { RawParams } from '@/lib/table/parse'
import { instantOf } from '@/lib/time/types'
import { people } from '../kinds/people'
import { seenOf, shownOf } from '../run/seen'
import { chosenTable, importsSeen, namesOf } from '../run/stored'
import { judgedPeople, newDepartmentsIn } from './judge'

/** Tables of people that were taken in, newest first. Right: user.create. */
export async function loadPeopleImports() {
  const actor = await gate('user', 'create')
  await onlyToday('/users')
  return { actor, imports: await importsSeen(people, db(), actor) }
}
export type PeopleImports = Awaited<ReturnType<typeof loadPeopleImports>>

const seen = (id: string) => seenOf(people, id, '/users')

/** A table of people: while it is open, its columns and where they go; then what came of it. */
export async function loadPeopleImport(id: string) {
  const { actor, stored } = await seen(id)
  const { report } = stored
  const parts = await db().importPerson.findMany({
    where: { importId: stored.id },
    select: { versionBefore: true, user: { select: { id: true, name: true, disabledAt: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  const names = await namesOf(db(), [stored.byId, ...(report?.stays.map(({ userId }) => userId) ?? [])])
  return {
    ...{ actor, stored, report, names, at: instantOf(stored.createdAt) },
    table: stored.state === 'open' ? chosenTable(stored) : null,
    /** Rows that were left out and can still be had. */
    leftRows: stored.state === 'open' ? 0 : (stored.tables[0]?.rows.length ?? 0),
    departments: (await departmentChoices()).map((one) => ({ value: one.id, label: one.name })),
    people: parts.map(({ versionBefore, user }) => ({
      ...{ id: user.id, name: user.name, isNew: versionBefore === 0, isDisabled: user.disabledAt !== null },
    })),
  }
}
export type PeoplePage = Awaited<ReturnType<typeof loadPeopleImport>>

/** What every row of an open table of people would do now. */
export async function loadPeopleCheck(id: string, params: RawParams) {
  const { actor, stored } = await seen(id)
  if (stored.state !== 'open') redirect(`/users/import/${stored.id}`)
  const table = chosenTable(stored)
  const rows = await judgedPeople(db(), await pageContext(actor), table, stored.choice)
  const makes = newDepartmentsIn(rows)
  return {
    ...{ actor, stored, table, rows },
    ...shownOf(rows, params, 20),
    departments: new Map([...(await departmentChoices()), ...makes].map((one): [string, string] => [one.id, one.name])),
    makes,
  }
}
export type PeopleCheck = Awaited<ReturnType<typeof loadPeopleCheck>>
