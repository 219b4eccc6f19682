import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { roles } from '@/lib/access/roles'
import { authorise, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import { digestOf } from '@/lib/audit/log/batches'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, type ImportId, type UserId, userIdSchema } from '@/lib/db/ids'
import { insertRows } from '@/lib/db/rows'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { newDepartment } from '@/lib/organisation/queries'
import { changeRolesSchema } from '@/lib/people/account'
import { endAccess, newPerson, newRoles } from '@/lib/people/users'
import { toDatabase } from '@/lib/time/types'
import { type PeopleReport, people } from '../kinds/people'
import { sortedOut } from '../plan/row'
import { closeImport, leftOutOf, longest } from '../run/ends'
import { chosenTable, type ImportContext, lockedIn } from '../run/stored'
import { changeOf, type JudgedPerson, judgedPeople, newDepartmentsIn } from './judge'

/** A link to choose a password that no mail brings: shown once, to who imported. */
export type PersonLink = { name: string; token: string }

export type PeopleCommitted = { id: ImportId; report: PeopleReport; links: readonly PersonLink[] }

/**
 * Gives everybody in a table an account, or other roles: all of them in one transaction with one entry, or nobody. Each is
 * asked what adding one person, or changing their roles, is asked; rights over leaks wait for a second person as always, and
 * everybody else gets the invitation that a new person gets. Refuses `import_wrong` while rows have errors, unless they are
 * left out knowingly, `import_nothing`, `import_done`. Right: user.create, and user.update for who has an account.
 */
export function commitPeople(
  context: ImportContext,
  { id, leaveWrong }: { id: ImportId; leaveWrong: boolean },
): Promise<Result<PeopleCommitted>> {
  return change(
    context,
    async (tx) => {
      const stored = await lockedIn('open', people, tx, { context, id })
      const rows = await judgedPeople(tx, context, chosenTable(stored), stored.choice)
      const wrong = leftOutOf(rows, leaveWrong)
      const { able } = sortedOut(rows)
      if (able.length === 0) throw new Refusal('not_now', { reason: 'import_nothing' })

      const parts: Part[] = []
      const links: PersonLink[] = []
      const departments = await madeFor(tx, context, able)
      for (const row of able) {
        const { part, token } = await written(tx, context, placed(row, departments))
        parts.push(part)
        if (token !== null) links.push({ name: row.name, token })
      }
      const report: PeopleReport = {
        created: able.filter(({ deed }) => deed === 'create').length,
        updated: able.filter(({ deed }) => deed === 'update').length,
        unchanged: rows.length - able.length - wrong.length,
        ...{ left: wrong.length, waits: able.filter(({ waits }) => waits).length, stays: [] },
        departments: [...departments.values()],
      }
      const told = await keptParts(tx, id, parts)
      await closeImport(tx, context, stored, { report, wrong })
      const plan = { mode: stored.choice.mode, sha256: stored.sha256, left: wrong.length }
      return {
        result: { id, report, links },
        entry: {
          action: 'user.import',
          subject: { type: 'import', id },
          changes: [
            { field: 'plan', old: null, new: plan },
            ...told,
            ...(departments.size > 0 ? [{ field: 'departments', old: null, new: report.departments }] : []),
          ],
        },
      }
    },
    longest,
  )
}

/** Makes the departments that rows name and that are not there yet; answers the id of each by the one that stood for it. */
async function madeFor(
  tx: Tx,
  context: ImportContext,
  rows: readonly JudgedPerson[],
): Promise<ReadonlyMap<DepartmentId, DepartmentId>> {
  const made = new Map<DepartmentId, DepartmentId>()
  for (const { id, name } of newDepartmentsIn(rows))
    made.set(id, (await newDepartment(tx, context, { code: '', name })).result.id)
  return made
}

/** A row whose departments are there. */
function placed(row: JudgedPerson, made: ReadonlyMap<DepartmentId, DepartmentId>): JudgedPerson {
  const there = <Of extends { departmentIds: readonly DepartmentId[] }>(of: Of) => ({
    ...of,
    departmentIds: of.departmentIds.map((id) => made.get(id) ?? id),
  })
  return { ...row, after: there(row.after), person: row.person && there(row.person) }
}

type Part = { userId: UserId; before: number; after: number; changes: readonly AuditChange[] }

async function written(
  tx: Tx,
  context: ImportContext,
  { account, person, after }: JudgedPerson,
): Promise<{ part: Part; token: string | null }> {
  if (account) {
    const { entry } = await newRoles(tx, context, changeOf(account, after))
    const { userId, version } = account
    const changes = (entry.changes ?? []).map(({ field, old, new: now }) => ({ field, old, new: now }))
    return { part: { userId, before: version, after: version + 1, changes }, token: null }
  }
  if (!person) throw new Error('a row without errors that is nobody')
  const { result, entry } = await newPerson(tx, context, person, { named: true })
  const changes = [
    ...(entry.changes ?? []).filter(({ field }) => field !== 'name'),
    { field: 'departments', old: [], new: [...person.departmentIds].sort() },
  ]
  return { part: { userId: result.userId, before: 0, after: 1, changes }, token: result.token }
}

/** Keeps what was done to each account, and answers what the entry tells of it: who, and a digest of each. */
async function keptParts(tx: Tx, id: ImportId, parts: readonly Part[]): Promise<AuditChange[]> {
  const salted = parts.map((part) => {
    const changes = part.changes.map(({ field, old, new: now }) => ({ field, old, new: now }))
    return { ...part, changes, salt: randomBytes(16).toString('hex') }
  })
  await insertRows(
    tx,
    'ImportPerson',
    salted.map(({ userId, before, after, changes, salt }) => ({
      ...{ importId: id, userId, versionBefore: before, versionAfter: after, changes, salt },
    })),
  )
  return [
    { field: 'people', old: null, new: salted.map(({ userId }) => userId) },
    { field: 'digests', old: null, new: salted.map(({ changes, salt }) => digestOf(changes, salt)) },
  ]
}

export type PeopleUndone = { id: ImportId; done: number; left: PeopleReport['stays'] }

/**
 * Takes an import of people back, with one entry: who got an account and never used it loses access, who got other roles has
 * the former ones again. Who chose a password, was changed since, or cannot be done without stays and is named. Refuses
 * `import_not_done`, and `import_stands` where nobody could be. Right: user.create and user.update.
 */
export function undoPeople(context: ImportContext, { id }: { id: ImportId }): Promise<Result<PeopleUndone>> {
  return change(
    context,
    async (tx) => {
      authorise(context, 'user', 'update')
      const stored = await lockedIn('done', people, tx, { context, id })
      const parts = await tx.importPerson.findMany({ where: { importId: id }, orderBy: { userId: 'asc' } })
      const done: UserId[] = []
      const created: UserId[] = []
      const left: PeopleReport['stays'] = []
      for (const part of parts) {
        const why = await takenBack(tx, context, part)
        const userId = userIdSchema.parse(part.userId)
        if (why === null) {
          done.push(userId)
          if (part.versionBefore === 0) created.push(userId)
        } else left.push({ userId, why })
      }
      if (done.length === 0) throw new Refusal('not_now', { reason: 'import_stands' })
      const closed = await retiredAgain(tx, context, { made: stored.report?.departments ?? [], gone: created })
      const report = { ...stored.report, stays: left }
      await tx.import.update({
        where: { id },
        data: { state: 'undone', report, updatedAt: context.now },
        select: { id: true },
      })
      return {
        result: { id, done: done.length, left },
        entry: {
          action: 'user.import_undo',
          subject: { type: 'import', id },
          changes: [
            { field: 'people', old: null, new: done },
            ...(closed.length > 0 ? [{ field: 'departments', old: closed, new: null }] : []),
          ],
        },
      }
    },
    longest,
  )
}

type MadeBeside = { made: readonly DepartmentId[]; gone: readonly UserId[] }

/** Takes who lost their new account out of the departments that came along, and retires those in which nothing is left. */
async function retiredAgain(tx: Tx, { now }: ImportContext, { made, gone }: MadeBeside): Promise<string[]> {
  if (made.length === 0) return []
  await tx.userDepartment.deleteMany({ where: { userId: { in: [...gone] }, departmentId: { in: [...made] } } })
  const empty = await tx.department.findMany({
    where: { id: { in: [...made] }, retiredAt: null, records: { none: {} }, users: { none: {} } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const ids = empty.map(({ id }) => id)
  await tx.department.updateMany({
    where: { id: { in: ids } },
    data: { retiredAt: toDatabase(now), version: { increment: 1 } },
  })
  return ids
}

/** The numbers of a report, for words. */
export function countsOf({ created, updated, left }: PeopleReport) {
  return { created, updated, left }
}

type Kept = { userId: string; versionBefore: number; versionAfter: number; changes: unknown }
const keptChanges = z.array(z.object({ field: z.string(), old: z.unknown() }))
const formerRoles = z.array(z.enum(roles))
const formerPlaces = z.array(departmentIdSchema)

/** Takes back what was done to one account; null, or why it stays. */
async function takenBack(
  tx: Tx,
  context: ImportContext,
  part: Kept,
): Promise<PeopleReport['stays'][number]['why'] | null> {
  const user = await tx.user.findUnique({ where: { id: part.userId } })
  if (!user || user.disabledAt || user.version !== part.versionAfter) return 'changed_since'
  const userId = userIdSchema.parse(part.userId)
  try {
    if (part.versionBefore === 0) {
      if (user.passwordHash !== null) return 'signed_in'
      await endAccess(tx, context, { userId })
      return null
    }
    const changes = keptChanges.parse(part.changes)
    const was = (name: string) => changes.find(({ field }) => field === name)?.old
    const former = changeRolesSchema.safeParse({
      ...{ userId, version: user.version, roles: formerRoles.parse(was('roles')) },
      ...{ departmentIds: formerPlaces.parse(was('departments')), validDays: null },
    })
    if (!former.success) return 'changed_since'
    await newRoles(tx, context, former.data)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.detail.reason === 'holds') return 'holds'
    return error.detail.reason?.startsWith('last_') ? 'needed' : 'changed_since'
  }
}
