import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { refuseStale } from '@/lib/action/stale'
import { changesBetween } from '@/lib/audit/entry/differences'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { DepartmentInput, DepartmentUpdate } from './schema'

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
