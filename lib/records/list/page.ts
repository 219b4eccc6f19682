import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordsAt } from '@/lib/access/past/records-at'
import { type RegisterScope, registerScope } from '@/lib/access/scope'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { catalog } from '@/lib/registers/catalog'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import { bareState, type TableState } from '@/lib/table/state'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { Registered } from '../state/registered'
import { type Branch, branchesOf, columnValue, from, identifier, isWorking, within } from './branches'
import type { ListColumn } from './columns'
import { narrowed, rankOf } from './where'

type Sql = Prisma.Sql
const { sql, join } = Prisma

const most = 20

type RecordOption = { ref: string; title: string }

/** Records of a register that this person may link to, by words of their text: at most twenty, best first (one query). */
export async function findRecords(actor: Actor, register: Registered, q: string): Promise<RecordOption[]> {
  const state = { ...bareState, q, size: most, locale: actor.locale }
  const rows = await pageRows(db(), register, registerScope(actor), [], state, null)
  return rows.map(({ ref, title }) => ({ ref, title }))
}

const linkable = z.array(z.object({ id: recordIdSchema, ref: z.string(), title: z.string(), register: z.string() }))

/** Records of any register whose working copy this person reads, retired ones left out, by words of their text: at most twenty, best first. */
export async function findEverywhere(actor: Actor, q: string): Promise<z.output<typeof linkable>> {
  const scope = registerScope(actor)
  if (scope.kind === 'none') return []
  const own = scope.kind === 'all' ? sql`TRUE` : sql`r."departmentId" = ANY(${[...scope.departmentIds]}::uuid[])`
  const where = narrowed([], 'live', { q, filters: {}, locale: actor.locale })
  return linkable.parse(
    await db().$queryRaw`SELECT r.id, r.ref, r.title, r.register FROM "Record" r WHERE ${own} AND ${where}
      ORDER BY ${rankOf('live', q) ?? sql`0`}, r.register, r.number LIMIT ${most}`,
  )
}

const rawRow = z.object({
  id: recordIdSchema,
  ref: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'in_review', 'in_force', 'retired']),
  frozen: z.boolean(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  ownerEmail: z.string().nullable(),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  ownerRole: z.string(),
  formerRef: z.string(),
  tags: z.array(z.string()),
  nextReviewOn: z.string().nullable(),
  missing: z.array(z.string()).nullable(),
  updatedAt: z.date(),
  version: z.number(),
  inForce: z.boolean(),
  isExample: z.boolean(),
  isProposal: z.boolean(),
  /** Own columns, or all frozen values, by name. */
  detail: z.record(z.string(), z.json()),
  noteToDpo: z.string().nullable(),
  openFields: z.array(z.string()),
  ruleSource: z.string().nullable(),
  ruleReference: z.string().nullable(),
})
export type RawRow = z.infer<typeof rawRow>

type Wanted = {
  /** Conditions on each branch. */
  where: (branch: Branch) => Sql
  keys: readonly { column: ListColumn; dir: 'asc' | 'desc' }[]
  /** Puts what fits a search best first, before the number; null where nothing is searched. */
  rank: (branch: Branch) => Sql | null
  limit: number
  offset: number
  asOf: Instant | null
}

/** The rows of one page, and only those: keys are sorted first, then the page is read in full (one query). */
export function pageRows(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  columns: readonly ListColumn[],
  state: TableState & { locale: Locale },
  asOf: Instant | null,
): Promise<RawRow[]> {
  const keys = state.sort.flatMap(({ field, dir }) => {
    const column = columns.find((candidate) => candidate.sort && candidate.name === field)
    return column ? [{ column, dir }] : []
  })
  const where = (branch: Branch) => narrowed(columns, branch, state)
  const offset = (state.page - 1) * state.size
  const rank = (branch: Branch) => rankOf(branch, state.q)
  return readRows(tx, register, scope, { where, rank, keys, limit: state.size, offset, asOf })
}

/** One record by reference as this scope sees it, retired or not; null when it does not (one query). */
export async function oneRow(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  ref: string,
  asOf: Instant | null,
): Promise<RawRow | null> {
  const wanted = { where: () => sql`r.ref = ${ref}`, rank: () => null, keys: [], limit: 1, offset: 0, asOf }
  return (await readRows(tx, register, scope, wanted))[0] ?? null
}

async function readRows(tx: Tx, register: AnyRegister, scope: RegisterScope, wanted: Wanted): Promise<RawRow[]> {
  const { asOf } = wanted
  const parts = branchesOf(scope, asOf).map((branch) => {
    const chosen = wanted.keys.map(
      ({ column }, index) => sql`, ${sortValue(column, branch)} AS ${identifier(`k${index}`)}`,
    )
    const rank = wanted.rank(branch) ?? sql`0`
    return sql`(SELECT r.id, r.number, ${rank} AS place_found, ${!isWorking(branch)}::boolean AS frozen ${join([sql``, ...chosen], ' ')}
      FROM ${from(register, branch, asOf)} WHERE ${within(register, scope, branch, asOf)} AND ${wanted.where(branch)})`
  })
  if (parts.length === 0) return []
  const order = [
    ...wanted.keys.map(
      ({ dir }, index) => sql`${identifier(`k${index}`)} ${dir === 'desc' ? sql`DESC` : sql`ASC`} NULLS LAST`,
    ),
    sql`place_found ASC`,
    sql`number ASC`,
  ]
  const rows = await tx.$queryRaw`
    WITH page AS (
      SELECT *, row_number() OVER () AS place FROM (
        SELECT * FROM (${join(parts, ' UNION ALL ')}) seen ORDER BY ${join(order)}
        LIMIT ${wanted.limit} OFFSET ${wanted.offset}
      ) ordered
    )
    SELECT r.id, r.ref, r.version, p.frozen, r."ownerRole", r."formerRef", r.tags, r."updatedAt", r."isExample",
      NOT p.frozen AND r."isProposal" AS "isProposal",
      r."inForceVersionId" IS NOT NULL AS "inForce", r."nextReviewOn"::text,
      CASE WHEN p.frozen THEN 'in_force' ELSE r.status::text END AS status,
      CASE WHEN NOT p.frozen OR r.status = 'in_force' THEN r.missing END AS missing,
      CASE WHEN NOT p.frozen THEN r."noteToDpo" END AS "noteToDpo",
      CASE WHEN p.frozen THEN ARRAY(SELECT jsonb_array_elements_text(x.c -> 'openFields')) ELSE r."openFields" END
        AS "openFields",
      CASE WHEN p.frozen THEN x.c ->> 'title' ELSE r.title END AS title,
      CASE WHEN p.frozen THEN x.c ->> 'ruleSource' ELSE r."ruleSource"::text END AS "ruleSource",
      CASE WHEN p.frozen THEN x.c ->> 'ruleReference' ELSE r."ruleReference" END AS "ruleReference",
      CASE WHEN p.frozen THEN x.c ELSE ${asOf === null ? sql`to_jsonb(d)` : sql`r.values`} END AS detail,
      o.id::text AS "ownerId", o.name AS "ownerName", o.email AS "ownerEmail",
      g.id::text AS "departmentId", g.name AS "departmentName"
    FROM page p JOIN ${recordsAt(asOf)} r ON r.id = p.id
    ${asOf === null ? sql`JOIN ${identifier(register.table)} d ON d.id = r.id` : sql``}
    LEFT JOIN "RecordVersion" v ON p.frozen AND v.id = r."inForceVersionId"
    LEFT JOIN LATERAL (SELECT v.content::jsonb -> 'values' AS c OFFSET 0) x ON p.frozen
    LEFT JOIN "User" o ON o.id = r."ownerId"
    LEFT JOIN "Department" g ON g.id = CASE WHEN p.frozen THEN (x.c ->> 'departmentId')::uuid ELSE r."departmentId" END
    ORDER BY p.place`
  return z.array(rawRow).parse(rows)
}

function sortValue(column: ListColumn, branch: Branch): Sql {
  const value = columnValue(column, branch)
  switch (column.name) {
    case 'ref':
      return sql`r.number`
    case 'status':
      return isWorking(branch) ? sql`r.status` : sql`'in_force'::"RecordStatus"`
    case 'ownerId':
      return sql`(SELECT lower(name) FROM "User" WHERE id = ${value}::uuid)`
    case 'departmentId':
      return sql`(SELECT lower(name) FROM "Department" WHERE id = ${value}::uuid)`
    default:
      return column.shape === 'text' ? sql`lower(${value})` : value
  }
}

const named = z.array(z.object({ id: recordIdSchema }))

/**
 * Records, retired ones left out, whose working copy names this legal entity in a field that takes them, whatever their
 * register; the company itself by mainEntityId (one query).
 */
export async function recordsNaming(tx: Tx, entityId: string): Promise<RecordId[]> {
  const declared: readonly AnyRegister[] = catalog
  const places = declared.flatMap((register) =>
    fieldsOf(register).flatMap(({ name, kind }) => (kind === 'entities' ? [{ table: register.table, name }] : [])),
  )
  if (places.length === 0) return []
  const parts = places.map(
    ({ table, name }) => sql`SELECT d.id FROM ${identifier(table)} d JOIN "Record" r ON r.id = d.id
      WHERE d.${identifier(name)} @> ARRAY[${entityId}] AND r.status <> 'retired'`,
  )
  return named.parse(await tx.$queryRaw(join(parts, ' UNION '))).map(({ id }) => id)
}
