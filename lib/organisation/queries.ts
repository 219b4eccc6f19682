import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, type Change, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { db, type Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { type JsonValue, storedObject } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Instant, toDatabase } from '@/lib/time/types'
import { type DepartmentInput, type DepartmentUpdate, dpoStates, openableFields } from './schema'

type Row = Readonly<Record<string, JsonValue>>
/** The company and its legal entities as whole rows, columns by name; entities by name. */
type OrganisationRows = { organisation: Row; entities: readonly Row[] }

const found = z.array(z.object({ organisation: storedObject, entities: z.array(storedObject) }))

/**
 * The organisation as it stood at a moment, or as it is (null). Null before it was set up, and before its first state was
 * kept. A column that was added later is missing in older rows.
 */
export async function organisationAsOf(tx: Tx, asOf: Instant | null): Promise<OrganisationRows | null> {
  const rows =
    asOf === null
      ? await tx.$queryRaw`SELECT to_jsonb(o) AS organisation, COALESCE(
          (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.name, e.id) FROM "LegalEntity" e), '[]') AS entities
          FROM "Organisation" o WHERE o.id = 1`
      : await tx.$queryRaw`SELECT m.organisation, m.entities FROM "OrganisationMoment" m
          WHERE m.at <= ${toDatabase(asOf)} ORDER BY m.sequence DESC LIMIT 1`
  return found.parse(rows)[0] ?? null
}

const holders = z.array(z.object({ name: z.string(), lastTestedOn: z.string().nullable().default(null) }))

/** The organisation as its form and the report to the authority need it; null before the first set-up. */
export async function organisationFacts() {
  const row = await db().organisation.findUnique({
    where: { id: 1 },
    include: { entities: { orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }] } },
  })
  if (!row) return null
  const { updatedAt: _updated, ...facts } = row
  return {
    ...facts,
    dpoState: z.enum(dpoStates).catch('open').parse(row.dpoState),
    portalHolders: holders.parse(row.portalHolders),
    openFields: openableFields.filter((name) => row.openFields.includes(name)),
  }
}
export type OrganisationFacts = NonNullable<Awaited<ReturnType<typeof organisationFacts>>>

export type DepartmentRow = {
  id: DepartmentId
  code: string
  name: string
  retired: boolean
  version: number
  records: number
  people: number
}

/** Departments by name, those in use first. */
export async function listDepartments(): Promise<DepartmentRow[]> {
  const rows = await db().department.findMany({
    orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    include: { _count: { select: { records: true, users: true } } },
  })
  return rows.map((row) => ({
    id: departmentIdSchema.parse(row.id),
    code: row.code,
    name: row.name,
    retired: row.retiredAt !== null,
    version: row.version,
    records: row._count.records,
    people: row._count.users,
  }))
}

/** What this person sees of the organisation: everything, or name and contact only. */
export function organisationView(actor: Actor): 'full' | 'title' | null {
  const grant = can(actor, 'organisation', 'read')
  if (!grant) return null
  return grant.view === 'title' ? 'title' : 'full'
}

/** One related company as its form needs it; null when there is none with this id. */
export async function entityOf(id: string) {
  if (!z.uuid().safeParse(id).success) return null
  return db().legalEntity.findUnique({ where: { id }, omit: { organisationId: true, isExample: true } })
}
export type EntityRow = NonNullable<Awaited<ReturnType<typeof entityOf>>>

/**
 * Adds a department; without a code it gets one from its name. Refuses a name or code that another has. Right:
 * department.create.
 */
export function createDepartment(
  context: CommandContext,
  input: DepartmentInput,
): Promise<Result<{ id: DepartmentId; name: string }>> {
  return change(context, (tx) => newDepartment(tx, context, input))
}

/** The same as part of a larger command, which writes the entry. */
export async function newDepartment(
  tx: Tx,
  context: CommandContext,
  input: DepartmentInput,
): Promise<Change<{ id: DepartmentId; name: string }>> {
  authorise(context, 'department', 'create')
  const there = await tx.department.findMany({ select: { code: true, name: true } })
  const taken = (field: 'code' | 'name', value: string) =>
    there.some((row) => row[field].toLowerCase() === value.toLowerCase())
  if (input.code !== '' && taken('code', input.code)) throw new Refusal('invalid', { fields: { code: ['taken'] } })
  if (input.code === '' && taken('name', input.name)) throw new Refusal('invalid', { fields: { name: ['taken'] } })
  const code = input.code || freeCode(input.name, (text) => taken('code', text))
  const row = await tx.department.create({ data: { code, name: input.name }, select: { id: true } })
  const id = departmentIdSchema.parse(row.id)
  return {
    result: { id, name: input.name },
    entry: {
      action: 'department.create',
      subject: { type: 'department', id, ref: code },
      versionBefore: null,
      versionAfter: 1,
      changes: [{ field: 'name', old: null, new: input.name }],
    },
  }
}

/** The first letters of a name, with a number where another department has them. */
function freeCode(name: string, isTaken: (code: string) => boolean): string {
  const letters =
    name
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, 6) || 'D'
  const codes = [letters, ...Array.from({ length: 999 }, (_, index) => `${letters}${index + 2}`)]
  return codes.find((code) => !isTaken(code)) ?? letters
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
