import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { refuseStale } from '@/lib/action/stale'
import { changesBetween } from '@/lib/audit/entry/differences'
import { mainEntityId } from '@/lib/company/entity-facts'
import { forgetZone, zoneOf } from '@/lib/company/office-zone'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { keepAllClocks } from '@/lib/leaks/clocks/keep-clocks'
import { passDay } from '@/lib/records/derive/day-change'
import { toDatabase } from '@/lib/time/types'
import { type LocalNow, localNow } from '@/lib/time/zone'
import type { DepartmentInput, DepartmentUpdate, OrganisationInput } from './schema'

/** More records than this are left to the job that looks every minute: nobody waits for them in front of a form. */
const most = 200

/**
 * Marks the activities that name this legal entity (the company itself by mainEntityId): what they lack is to be computed
 * again. Answers how many. Call it in the transaction that changes the entity.
 */
export async function markNaming(tx: Tx, { today }: Pick<LocalNow, 'today'>, entityId: string): Promise<number> {
  const rows = await tx.activity.findMany({
    where: { entityIds: { has: entityId }, record: { status: { not: 'retired' } } },
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await tx.record.updateMany({ where: { id: { in: ids } }, data: { changesOn: toDatabase(today) } })
  return ids.length
}

/** Computes what was marked, after the commit; one entry per record that lacks something else, `about` says because of whom. */
export async function keepMarked(at: LocalNow, { marked, about }: { marked: number; about: string }): Promise<void> {
  if (marked > 0 && marked <= most) await passDay(at, about)
}

/**
 * Changes the facts of Art. 30(1)(a) about the company, and its zone; a stale version is refused with the newer values.
 * The records that name the company are computed again, and with another zone what follows from it (`followZone`).
 * Right: organisation.update.
 */
export async function updateOrganisation(
  context: CommandContext,
  input: OrganisationInput,
): Promise<Result<{ version: number }>> {
  const saved = await change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = 1 FOR UPDATE`
    const before = await tx.organisation.findUnique({ where: { id: 1 } })
    const { version, timeZone = zoneOf(before), ...said } = input
    const facts = { ...said, timeZone }
    const changes = before
      ? changesBetween(before, facts, { blankIsNothing: true })
      : [{ field: 'legalName', old: null, new: facts.legalName }]
    if (before && before.version !== version) refuseStale(before.version, changes)
    const next = (before?.version ?? 0) + 1
    await tx.organisation.upsert({
      where: { id: 1 },
      create: { id: 1, ...facts, version: next, updatedAt: context.now },
      update: { ...facts, version: next, updatedAt: context.now },
    })
    const at = localNow(context.now, timeZone)
    const named = await markNaming(tx, at, mainEntityId)
    const moved = await followZone(tx, { from: localNow(context.now, zoneOf(before)), to: at })
    return {
      result: { version: next, at, marked: Math.max(named, moved) },
      entry: {
        action: 'organisation.update',
        subject: { type: 'organisation', id: '1' },
        versionBefore: before?.version ?? null,
        versionAfter: next,
        changes,
      },
    }
  })
  if (!saved.ok) return saved
  forgetZone()
  const { version, at, marked } = saved.value
  await keepMarked(at, { marked, about: input.legalName })
  return { ok: true, value: { version } }
}

/**
 * What follows when the company counts its days in another zone, in the transaction that changes it. Moments stay what
 * they are. The clocks of leaks are computed anew: those in hours and those that end with an authority come out the same.
 * Days that are kept (due days, review dates, holds) are days in no zone and stay; but where today becomes another day,
 * every record in use is marked, so that what it lacks is computed again, after the commit or by the job of the minute.
 * Answers how many were marked.
 */
async function followZone(tx: Tx, { from, to }: { from: LocalNow; to: LocalNow }): Promise<number> {
  if (from.zone === to.zone) return 0
  await keepAllClocks(tx, to)
  if (from.today === to.today) return 0
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE status <> 'retired' ORDER BY id FOR NO KEY UPDATE`
  const { count } = await tx.record.updateMany({
    where: { status: { not: 'retired' } },
    data: { changesOn: toDatabase(to.today) },
  })
  return count
}

/** Adds a department. Right: organisation.update. */
export function createDepartment(
  context: CommandContext,
  input: DepartmentInput,
): Promise<Result<{ id: DepartmentId }>> {
  return change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    if (await tx.department.findUnique({ where: { code: input.code }, select: { id: true } }))
      throw new Refusal('invalid', { fields: { code: ['taken'] } })
    const row = await tx.department.create({ data: input, select: { id: true } })
    const id = departmentIdSchema.parse(row.id)
    return {
      result: { id },
      entry: {
        action: 'department.create',
        subject: { type: 'department', id, ref: input.code },
        versionBefore: null,
        versionAfter: 1,
        changes: [{ field: 'name', old: null, new: input.name }],
      },
    }
  })
}

/** Renames or retires a department; retiring is refused while records or people are in it. Right: organisation.update. */
export function updateDepartment(
  context: CommandContext,
  input: DepartmentUpdate,
): Promise<Result<{ id: DepartmentId }>> {
  return change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    await tx.$queryRaw`SELECT 1 FROM "Department" WHERE id = ${input.id}::uuid FOR UPDATE`
    const before = await tx.department.findUnique({
      where: { id: input.id },
      include: { _count: { select: { records: true, users: true } } },
    })
    if (!before) throw new Refusal('not_found')
    if (before.version !== input.version)
      refuseStale(before.version, [{ field: 'name', old: before.name, new: input.name }])
    if (input.retired && before._count.records + before._count.users > 0)
      throw new Refusal('in_use', {
        reason: 'department',
        data: { records: before._count.records, people: before._count.users },
      })
    const taken = await tx.department.findUnique({ where: { code: input.code }, select: { id: true } })
    if (taken && taken.id !== input.id) throw new Refusal('invalid', { fields: { code: ['taken'] } })
    const retiredAt = input.retired ? (before.retiredAt ?? context.now) : null
    await tx.department.update({
      where: { id: input.id },
      data: { code: input.code, name: input.name, retiredAt, version: before.version + 1 },
    })
    return {
      result: { id: input.id },
      entry: {
        action: 'department.update',
        subject: { type: 'department', id: input.id, ref: input.code },
        versionBefore: before.version,
        versionAfter: before.version + 1,
        changes: changesBetween(
          { code: before.code, name: before.name, retired: before.retiredAt !== null },
          { code: input.code, name: input.name, retired: input.retired },
        ),
      },
    }
  })
}
