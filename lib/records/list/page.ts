import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordsAt } from '@/lib/access/past/records-at'
import { type RegisterScope, registerScope } from '@/lib/access/scope'
import { db, given, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { storedObject } from '@/lib/errors/json'
import { identifier } from '@/lib/lists/conditions'
import { isNothingAsked, type ListPage, listOf, type Read } from '@/lib/lists/list'
import type { Asked } from '@/lib/lists/source'
import { catalog } from '@/lib/registers/catalog'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { Registered } from '../state/registered'
import type { ListColumn } from './columns'
import type { View } from './place'
import { registerSource } from './source'

const { sql, join } = Prisma

const most = 20
const byWords = (q: string): Asked => ({ q, filters: {}, sort: [], page: 1, size: most })

type RecordOption = { ref: string; title: string }

/** Records of a register that this person may link to, by words of their text: at most twenty, best first (one query). */
export async function findRecords(actor: Actor, register: Registered, q: string): Promise<RecordOption[]> {
  const view = { register, scope: registerScope(actor), asOf: null, locale: actor.locale, fields: [] }
  const { rows } = await pageOf(db(), view, [], byWords(q))
  return rows.map(({ ref, title }) => ({ ref, title }))
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
  detail: storedObject,
  noteToDpo: z.string().nullable(),
  openFields: z.array(z.string()),
  ruleSource: z.string().nullable(),
  ruleReference: z.string().nullable(),
})
export type RawRow = z.infer<typeof rawRow>

/** The rows of one page, and only those: keys are sorted first, then the page is read in full (one query). */
export async function pageRows(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  columns: readonly ListColumn[],
  { locale, ...asked }: Asked & { locale: Locale },
  asOf: Instant | null,
): Promise<readonly RawRow[]> {
  return (await pageOf(tx, { register, scope, asOf, locale }, columns, asked)).rows
}

/** `fields`: which of the own columns and relations are read; null: all. */
type OneRegister = View & { register: AnyRegister; fields?: readonly string[] | null }

/** The same with total, keys and the facets that are asked for. */
export function pageOf(
  tx: Tx,
  view: OneRegister,
  columns: readonly ListColumn[],
  asked: Asked,
): Promise<ListPage<RawRow>> {
  const source = registerSource({ ...view, searched: asked.q !== '', planned: isNothingAsked(asked) }, columns)
  return listOf(tx, source, asked, readOf(view))
}

/** One record by reference as this scope sees it, retired or not; null when it does not (one query). */
export async function oneRow(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  ref: string,
  asOf: Instant | null,
): Promise<RawRow | null> {
  const view = { register, scope, asOf, locale: 'en' as const }
  const source = registerSource(view, [], sql`r.ref = ${ref}`)
  const { rows } = await listOf(tx, source, { ...byWords(''), size: 1 }, readOf(view))
  return rows[0] ?? null
}

/** How a row is read in full; only here a version is taken apart. */
function readOf({ register, asOf, fields = null }: OneRegister): Read<RawRow> {
  const isFrozen = sql`p.branch = 'frozen'`
  const own = fields?.filter((name) => name in register.detail.shape || name in register.relations) ?? null
  const isShort = own?.every((name) => isKeptWhole(register, name))
  const frozen = picked(isShort ? sql`f.short` : sql`v.content::jsonb -> 'values'`, own)
  const then = () => picked(isShort ? sql`r.short` : sql`r.values`, own)
  const detail = asOf === null ? columnsOf(register, own) : then()
  return {
    select: sql`r.id, r.ref, r.version, ${isFrozen} AS frozen, r."ownerRole", r."formerRef", to_jsonb(r.tags) AS tags, r."updatedAt", r."isExample",
      NOT ${isFrozen} AND r."isProposal" AS "isProposal",
      r."inForceVersionId" IS NOT NULL AS "inForce", r."nextReviewOn"::text,
      CASE WHEN ${isFrozen} THEN 'in_force' ELSE r.status::text END AS status,
      CASE WHEN NOT ${isFrozen} OR r.status = 'in_force' THEN to_jsonb(r.missing) END AS missing,
      CASE WHEN NOT ${isFrozen} THEN r."noteToDpo" END AS "noteToDpo",
      to_jsonb(CASE WHEN ${isFrozen} THEN f."openFields" ELSE r."openFields" END) AS "openFields",
      CASE WHEN ${isFrozen} THEN f.title ELSE r.title END AS title,
      CASE WHEN ${isFrozen} THEN f."ruleSource" ELSE r."ruleSource"::text END AS "ruleSource",
      CASE WHEN ${isFrozen} THEN f."ruleReference" ELSE r."ruleReference" END AS "ruleReference",
      CASE WHEN ${isFrozen} THEN ${frozen} ELSE ${detail} END AS detail,
      o.id::text AS "ownerId", o.name AS "ownerName", o.email AS "ownerEmail",
      g.id::text AS "departmentId", g.name AS "departmentName"`,
    from: sql`${recordsAt(asOf)} r
      ${asOf === null ? sql`JOIN ${identifier(register.table)} d ON d.id = r.id` : sql``}
      LEFT JOIN "VersionRow" f ON ${isFrozen} AND f.id = r."inForceVersionId"
      LEFT JOIN "RecordVersion" v ON ${isFrozen} AND v.id = r."inForceVersionId"
      LEFT JOIN "User" o ON o.id = r."ownerId"
      LEFT JOIN "Department" g ON g.id = CASE WHEN ${isFrozen} THEN f."departmentId" ELSE r."departmentId" END`,
    where: sql`r.id = p.id`,
    row: rawRow,
  }
}

/** What is kept as one object, unpacked once, with no more than these of its names. */
function picked(values: Prisma.Sql, fields: readonly string[] | null): Prisma.Sql {
  if (fields === null) return values
  if (fields.length === 0) return nothing
  return sql`(SELECT COALESCE(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(${values}) e
    WHERE e.key = ANY(${given(fields, 'text')}))`
}

/** Whether the short values of a version, which stand beside its title, have all that a field says: long texts are cut there, rows left out. */
function isKeptWhole(register: AnyRegister, name: string): boolean {
  if (name in register.relations) return true
  switch (fieldsOf(register).find((field) => field.name === name)?.kind) {
    case 'bool':
    case 'date':
    case 'integer':
    case 'country':
    case 'choices':
    case 'entities':
      return true
    case 'text':
    case 'longText':
    case 'choice':
    case 'rows':
    case undefined:
      return false
  }
}

/** A function of the database takes a hundred arguments. */
const mostPicked = 40
const nothing = sql`'{}'::jsonb`

/** Own columns of a working copy, no more than these. */
function columnsOf(register: AnyRegister, fields: readonly string[] | null): Prisma.Sql {
  const own = fields?.filter((name) => name in register.detail.shape) ?? null
  if (own === null || own.length > mostPicked) return sql`to_jsonb(d)`
  if (own.length === 0) return nothing
  return sql`jsonb_build_object(${join(own.map((name) => sql`${name}::text, d.${identifier(name)}`))})`
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
