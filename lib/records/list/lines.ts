import { z } from 'zod'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { JsonValue } from '@/lib/errors/json'
import { identifier } from '@/lib/lists/conditions'
import { listOf, totalFor } from '@/lib/lists/list'
import type { Asked } from '@/lib/lists/source'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Total } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import type { ListColumn } from './columns'
import type { View } from './place'
import { registerSource } from './source'

const { sql, join } = Prisma

/** A linked record by name; the title is empty when only the reference may be seen. */
export type LinkedName = { ref: string; title: string }

/** Fields and relations of a line, in the order of its values and links. */
export type LineNames = { fields: readonly string[]; relations: readonly string[] }

/** A record with some of its fields, people and departments by name, and links by reference and title: lists, for there are many. */
export type RecordLine = {
  ref: string
  values: readonly JsonValue[]
  links: readonly (readonly LinkedName[])[]
}

/**
 * Which rows: those of the list as its address asks, with `only` those of these references, and with `all` every record there
 * is for this scope, retired ones too.
 */
export type LinesAsked = Omit<View, 'register'> & {
  register: AnyRegister
  only: readonly string[] | null
  all: boolean
  columns: readonly ListColumn[]
  asked: Asked
}

/** How many there are, as the list says it (one query). */
export function totalOfLines(tx: Tx, lines: LinesAsked): Promise<Total> {
  return totalFor(tx, sourceOf(lines), { ...lines.asked, counted: true })
}

/** So many are read at once. */
const pageSize = 500
/** Names of linked records that are kept for the next pages. */
const mostNames = 20_000

/**
 * All of them in the order of the list, in pages by key, only the fields of these names: two queries a page, and no more memory
 * than a page needs, however many there are.
 */
export async function* linesOf(
  tx: Tx,
  lines: LinesAsked,
  { fields, relations }: LineNames,
): AsyncGenerator<readonly RecordLine[]> {
  const { scope, asOf, asked } = lines
  const read = readOf(lines, fields, relations)
  const known = new Map<string, LinkedName>()
  const pageAfter = (after: string | null) => {
    const state: Asked = { ...asked, page: 1, size: pageSize, after, before: null, bare: true }
    return listOf(tx, sourceOf(lines), state, read)
  }
  let page = await pageAfter(null)
  for (;;) {
    // The database reads the next page while this one is written.
    const next = page.next === null ? null : pageAfter(page.next)
    next?.catch(() => {})
    const rows = page.rows.map(({ row }) => taken.parse(JSON.parse(row)))
    if (known.size > mostNames) known.clear()
    await nameLinks(tx, rows, { scope, asOf, known })
    yield rows.map(([ref, links, ...groups]): RecordLine => {
      const [only = [], ...others] = groups
      const values = others.length === 0 ? only : groups.flat()
      return { ref, values, links: linksOf(links, relations, known) }
    })
    if (next === null) return
    page = await next
  }
}

/** Reference, links as "field id-or-reference", then the values of the fields in groups: as our own statement gives them. */
type Taken = readonly [ref: string, links: readonly string[] | null, ...groups: readonly JsonValue[][]]
const taken = z.custom<Taken>(Array.isArray)

function sourceOf({ columns, only, all, asked, ...view }: LinesAsked) {
  const among = only ? sql`r.ref = ANY(${[...only]}::text[])` : all ? sql`TRUE` : null
  return registerSource({ ...view, searched: asked.q !== '' }, columns, among)
}

/** A function of PostgreSQL takes a hundred values at most. */
const mostInGroup = 90

/** A row as one text: a column of the result for every field would cost more than all the rest. */
function readOf({ register, scope, asOf }: LinesAsked, fields: readonly string[], relations: readonly string[]) {
  const mayBeFrozen = scope.kind !== 'all'
  const isFrozen = mayBeFrozen ? sql`(p.branch = 'frozen')` : sql`FALSE`
  const own = new Set(Object.keys(register.detail.shape))
  const groups: Prisma.Sql[] = []
  for (let from = 0; from < fields.length; from += mostInGroup) {
    const some = fields.slice(from, from + mostInGroup).map((name) => saidOf(name, own.has(name), isFrozen, asOf))
    groups.push(sql`json_build_array(${join(some)})`)
  }
  const live = sql`(SELECT array_agg(l.field || ' ' || l."toId") FROM "RecordLink" l
    WHERE l."fromId" = r.id AND l.field = ANY(${[...relations]}::text[]))`
  const kept = relations.map(
    (name) => sql`SELECT ${name}::text || ' ' || e AS link FROM jsonb_array_elements_text(
      CASE WHEN jsonb_typeof(w.said -> ${name}::text) = 'array' THEN w.said -> ${name}::text ELSE '[]' END) e`,
  )
  const then = kept.length > 0 ? sql`(SELECT array_agg(k.link) FROM (${join(kept, ' UNION ALL ')}) k)` : sql`NULL`
  const links =
    relations.length === 0 ? sql`NULL` : asOf === null ? sql`CASE WHEN ${isFrozen} THEN ${then} ELSE ${live} END` : then
  const frozen = mayBeFrozen
    ? sql`LEFT JOIN "VersionRow" f ON ${isFrozen} AND f.id = r."inForceVersionId"
      LEFT JOIN "RecordVersion" v ON ${isFrozen} AND v.id = r."inForceVersionId"`
    : sql`CROSS JOIN (SELECT NULL::text AS title, NULL::text AS "ruleSource", NULL::text AS "ruleReference",
      '{}'::text[] AS "openFields", NULL::uuid AS "departmentId") f CROSS JOIN (SELECT NULL::text AS content) v`
  const past = asOf === null ? sql`NULL::jsonb` : sql`r.values`
  return {
    select: sql`json_build_array(r.ref, ${links}${join([sql``, ...groups], ', ')})::text AS row`,
    from: sql`${recordsAt(asOf)} r
      ${asOf === null ? sql`JOIN ${identifier(register.table)} d ON d.id = r.id` : sql``} ${frozen}
      CROSS JOIN LATERAL (SELECT CASE WHEN ${isFrozen} THEN v.content::jsonb -> 'values' ELSE ${past} END AS said OFFSET 0) w
      LEFT JOIN "User" o ON o.id = r."ownerId"
      LEFT JOIN "Department" g ON g.id = CASE WHEN ${isFrozen} THEN f."departmentId" ELSE r."departmentId" END`,
    where: sql`r.id = p.id`,
    row: z.object({ row: z.string() }),
  }
}

/** What stands in a field, as a page of the list reads it. */
function saidOf(name: string, isOwn: boolean, isFrozen: Prisma.Sql, asOf: Instant | null): Prisma.Sql {
  if (isOwn)
    return asOf === null
      ? sql`CASE WHEN ${isFrozen} THEN w.said -> ${name}::text ELSE to_jsonb(d.${identifier(name)}) END`
      : sql`w.said -> ${name}::text`
  const either = (frozen: Prisma.Sql, working: Prisma.Sql) =>
    sql`CASE WHEN ${isFrozen} THEN ${frozen} ELSE ${working} END`
  switch (name) {
    case 'ownerId':
      return sql`o.name`
    case 'departmentId':
      return sql`g.name`
    case 'status':
      return either(sql`'in_force'`, sql`r.status::text`)
    case 'missing':
      return sql`CASE WHEN NOT ${isFrozen} OR r.status = 'in_force' THEN r.missing END`
    case 'noteToDpo':
      return sql`CASE WHEN NOT ${isFrozen} THEN r."noteToDpo" END`
    case 'ruleSource':
      return either(sql`f."ruleSource"`, sql`r."ruleSource"::text`)
    case 'title':
    case 'openFields':
    case 'ruleReference':
      return either(sql`f.${identifier(name)}`, sql`r.${identifier(name)}`)
    default:
      return sql`r.${identifier(name)}`
  }
}

const named = z.array(z.object({ key: z.string(), ref: z.string(), title: z.string().nullable() }))

/** Reads the names of the linked records that are not known yet: by id, of frozen and past rows by reference. */
async function nameLinks(
  tx: Tx,
  rows: readonly Taken[],
  { scope, asOf, known }: { scope: RegisterScope; asOf: Instant | null; known: Map<string, LinkedName> },
): Promise<void> {
  const keys = new Set(rows.flatMap(([, links]) => (links ?? []).map(keyIn)))
  const unknown = [...keys].filter((key) => !known.has(key))
  if (unknown.length === 0) return
  const ids = asOf === null ? unknown.filter(isId) : []
  const refs = unknown.filter((key) => !isId(key))
  const found = named.parse(
    await tx.$queryRaw`SELECT t.id::text AS key, t.ref, ${readableTitle(scope)} AS title FROM "Record" t WHERE t.id = ANY(${ids}::uuid[])
      UNION ALL SELECT t.ref, t.ref, ${readableTitle(scope, asOf)} FROM ${recordsAt(asOf)} t WHERE t.ref = ANY(${refs}::text[])`,
  )
  for (const { key, ref, title } of found) known.set(key, { ref, title: title ?? '' })
}

const isId = (key: string) => key.length === 36
const keyIn = (link: string) => link.slice(link.indexOf(' ') + 1)

function linksOf(
  links: readonly string[] | null,
  relations: readonly string[],
  known: ReadonlyMap<string, LinkedName>,
): RecordLine['links'] {
  const found: LinkedName[][] = relations.map(() => [])
  for (const link of links ?? []) {
    const key = keyIn(link)
    const at = relations.indexOf(link.slice(0, link.indexOf(' ')))
    found[at]?.push(known.get(key) ?? { ref: isId(key) ? '' : key, title: '' })
  }
  for (const some of found) if (some.length > 1) some.sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
  return found
}
