import 'server-only'
import { redirect } from 'next/navigation'
import { gate, nothingThere, onlyToday, pageContext } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { importIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { departmentChoices } from '@/lib/people/queries'
import type { RawParams } from '@/lib/table/parse'
import { partOf } from '@/lib/table/part'
import { instantOf } from '@/lib/time/types'
import { chosenTable, ofPeople, storedPeople } from '../run/stored'
import { peopleReport, reportOf } from './commit'
import { judgedPeople } from './judge'

/** Tables of people that were taken in, newest first: the latest fifty. Right: user.create. */
export async function loadPeopleImports() {
  const actor = await gate('user', 'create')
  await onlyToday('/users')
  const rows = await db().import.findMany({
    where: { register: ofPeople },
    select: { id: true, state: true, fileName: true, report: true, byId: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  const names = await namesOfPeople(rows.map(({ byId }) => byId))
  const imports = rows.map(({ report, byId, createdAt, ...one }) => ({
    ...{ ...one, by: names.get(byId) ?? '', at: instantOf(createdAt) },
    report: peopleReport.nullable().parse(report),
  }))
  return { actor, imports }
}
export type PeopleImports = Awaited<ReturnType<typeof loadPeopleImports>>

async function namesOfPeople(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db().user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

async function seen(id: string) {
  const actor = await gate('user', 'create')
  await onlyToday('/users')
  const known = importIdSchema.safeParse(id)
  if (!known.success) return nothingThere(actor, 'user', 'create')
  try {
    return { actor, stored: await storedPeople(db(), actor, known.data) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return nothingThere(actor, 'user', 'create')
    throw error
  }
}

/** A table of people: while it is open, its columns and where they go; then what came of it. */
export async function loadPeopleImport(id: string) {
  const { actor, stored } = await seen(id)
  const report = stored.state === 'open' ? null : reportOf(stored)
  const parts = await db().importPerson.findMany({
    where: { importId: stored.id },
    select: { versionBefore: true, user: { select: { id: true, name: true, disabledAt: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  const names = await namesOfPeople([stored.byId, ...(report?.stays.map(({ userId }) => userId) ?? [])])
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
  const wrong = rows.filter(({ errors }) => errors.length > 0)
  const able = rows.filter(({ errors, deed }) => errors.length === 0 && deed !== 'none')
  const parts = { wrong: partOf(params, 'wrong', 20), rows: partOf(params, 'rows', 20) }
  return {
    ...{ actor, stored, table, rows, parts },
    counts: { wrong: wrong.length, rows: able.length },
    shown: {
      wrong: wrong.slice(parts.wrong.skip, parts.wrong.skip + parts.wrong.take),
      rows: able.slice(parts.rows.skip, parts.rows.skip + parts.rows.take),
    },
    departments: new Map((await departmentChoices()).map((one): [string, string] => [one.id, one.name])),
  }
}
export type PeopleCheck = Awaited<ReturnType<typeof loadPeopleCheck>>
