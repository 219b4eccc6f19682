import { z } from 'zod'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { rowsAsTexts, type TextRow } from '@/lib/db/stream'
import { identifier } from '@/lib/lists/conditions'
import { everyRow, totalFor } from '@/lib/lists/list'
import type { Asked } from '@/lib/lists/source'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Total } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { type DeclaredField, declaredFields } from '../state/registered'
import type { ListColumn } from './columns'
import type { View } from './place'
import { registerSource } from './source'

const { sql, join } = Prisma

/** A linked record by name; the title is empty when only the reference may be seen. */
export type LinkedName = { ref: string; title: string }

/** Fields and relations of a line, in the order of its values and links. */
export type LineNames = { fields: readonly string[]; relations: readonly string[] }

/**
 * A record with some of its fields, people and departments by name, and links by reference and title: lists, for there are many.
 * `said` holds the fields from `fieldsAt` on; what is no text of its own (`isText`) stands as JSON, so that who needs the
 * same value a thousand times reads it once.
 */
export type RecordLine = {
  ref: string
  said: readonly (string | null)[]
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

/** Names of linked records that are kept for the next rows. */
const mostNames = 20_000

/**
 * All of them in the order of the list and as of one moment, only the fields of these names: one statement whose rows are taken
 * as they come, some at once, and no more memory than those need, however many there are. `tx` names what they link to.
 */
export async function* linesOf(
  tx: Tx,
  lines: LinesAsked,
  { fields, relations }: LineNames,
): AsyncGenerator<Iterable<RecordLine>> {
  const { scope, asOf, asked } = lines
  const statement = await everyRow(tx, sourceOf(lines), asked, readOf(lines, fields, relations))
  if (statement === null) return
  const known = new Map<string, LinkedName>()
  for await (const rows of rowsAsTexts(statement)) {
    if (known.size > mostNames) known.clear()
    await nameLinks(tx, rows, { scope, asOf, known })
    yield takenApart(rows, relations, known)
  }
}

/** A row of our own statement: its links, its reference, then its fields. */
function* takenApart(
  rows: readonly TextRow[],
  relations: readonly string[],
  known: ReadonlyMap<string, LinkedName>,
): Generator<RecordLine> {
  for (const said of rows)
    yield { ref: said[refAt] ?? '', said, links: linksOf(said[linksAt] ?? null, relations, known) }
}

const [linksAt, refAt] = [0, 1]
/** Where in a line the fields begin. */
export const fieldsAt = 2

/** Links of a row as the statement gives them: "field id-or-reference", a comma between them. */
type Links = string | null

function eachLink(links: Links, take: (field: string, key: string) => void): void {
  if (links === null) return
  for (const link of links.split(',')) {
    const space = link.indexOf(' ')
    take(link.slice(0, space), link.slice(space + 1))
  }
}

function sourceOf({ columns, only, all, asked, ...view }: LinesAsked) {
  const among = only ? sql`r.ref = ANY(${[...only]}::text[])` : all ? sql`TRUE` : null
  return registerSource({ ...view, searched: asked.q !== '' }, columns, among)
}

function readOf({ register, scope, asOf }: LinesAsked, fields: readonly string[], relations: readonly string[]) {
  const mayBeFrozen = scope.kind !== 'all'
  const isFrozen = mayBeFrozen ? sql`(p.branch = 'frozen')` : sql`FALSE`
  const own = new Set(Object.keys(register.detail.shape))
  const kinds = kindsOf(register)
  const said = fields.map((name) =>
    saidOf(name, { isOwn: own.has(name), kind: kinds.get(name) ?? null, isFrozen, asOf }),
  )
  const live = sql`(SELECT string_agg(l.field || ' ' || l."toId", ',') FROM "RecordLink" l
    WHERE l."fromId" = r.id AND l.field = ANY(${[...relations]}::text[]))`
  const kept = relations.map(
    (name) => sql`SELECT ${name}::text || ' ' || e AS link FROM jsonb_array_elements_text(
      CASE WHEN jsonb_typeof(w.said -> ${name}::text) = 'array' THEN w.said -> ${name}::text ELSE '[]' END) e`,
  )
  const then = kept.length > 0 ? sql`(SELECT string_agg(k.link, ',') FROM (${join(kept, ' UNION ALL ')}) k)` : sql`NULL`
  const links =
    relations.length === 0 ? sql`NULL` : asOf === null ? sql`CASE WHEN ${isFrozen} THEN ${then} ELSE ${live} END` : then
  const frozen = mayBeFrozen
    ? sql`LEFT JOIN "VersionRow" f ON ${isFrozen} AND f.id = r."inForceVersionId"
      LEFT JOIN "RecordVersion" v ON ${isFrozen} AND v.id = r."inForceVersionId"`
    : sql`CROSS JOIN (SELECT NULL::text AS title, NULL::text AS "ruleSource", NULL::text AS "ruleReference",
      '{}'::text[] AS "openFields", NULL::uuid AS "departmentId") f CROSS JOIN (SELECT NULL::text AS content) v`
  // Put together anew, it is unpacked once and not for every field.
  const past = asOf === null ? sql`NULL::jsonb` : sql`r.values || '{}'`
  return {
    select: join([links, sql`r.ref`, ...said].map((value, at) => sql`${value} AS ${Prisma.raw(`c${at}`)}`)),
    from: sql`${recordsAt(asOf)} r
      ${asOf === null ? sql`JOIN ${identifier(register.table)} d ON d.id = r.id` : sql``} ${frozen}
      CROSS JOIN LATERAL (SELECT CASE WHEN ${isFrozen} THEN v.content::jsonb -> 'values' ELSE ${past} END AS said OFFSET 0) w
      LEFT JOIN "User" o ON o.id = r."ownerId"
      LEFT JOIN "Department" g ON g.id = CASE WHEN ${isFrozen} THEN f."departmentId" ELSE r."departmentId" END`,
    where: sql`r.id = p.id`,
  }
}

type Kinds = ReadonlyMap<string, DeclaredField['kind']>

const kindsOf = (register: AnyRegister): Kinds =>
  new Map(declaredFields(register).map(({ name, kind }) => [name, kind]))

/** Is what a field says a text as it stands; anything else is JSON. */
export function isText(kind: DeclaredField['kind'] | null): boolean {
  switch (kind) {
    case 'text':
    case 'longText':
    case 'choice':
    case 'country':
    case 'person':
    case 'department':
      return true
    default:
      return false
  }
}

type Said = { isOwn: boolean; kind: DeclaredField['kind'] | null; isFrozen: Prisma.Sql; asOf: Instant | null }

/** What stands in a field, as a page of the list reads it: a text, or JSON as text. */
function saidOf(name: string, { isOwn, kind, isFrozen, asOf }: Said): Prisma.Sql {
  const asText = isText(kind)
  if (isOwn) {
    const kept = asText ? sql`w.said ->> ${name}::text` : sql`(w.said -> ${name}::text)::text`
    if (asOf !== null) return kept
    return sql`CASE WHEN ${isFrozen} THEN ${kept} ELSE ${written(sql`d.${identifier(name)}`, asText)} END`
  }
  return written(columnOf(name, isFrozen), asText || name === 'status')
}

const written = (value: Prisma.Sql, asText: boolean) => (asText ? sql`${value}::text` : sql`to_json(${value})::text`)

function columnOf(name: string, isFrozen: Prisma.Sql): Prisma.Sql {
  const either = (frozen: Prisma.Sql, working: Prisma.Sql) =>
    sql`(CASE WHEN ${isFrozen} THEN ${frozen} ELSE ${working} END)`
  switch (name) {
    case 'ownerId':
      return sql`o.name`
    case 'departmentId':
      return sql`g.name`
    case 'status':
      return either(sql`'in_force'`, sql`r.status::text`)
    case 'missing':
      return sql`(CASE WHEN NOT ${isFrozen} OR r.status = 'in_force' THEN r.missing END)`
    case 'noteToDpo':
      return sql`(CASE WHEN NOT ${isFrozen} THEN r."noteToDpo" END)`
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
  rows: readonly TextRow[],
  { scope, asOf, known }: { scope: RegisterScope; asOf: Instant | null; known: Map<string, LinkedName> },
): Promise<void> {
  const missing = new Set<string>()
  for (const said of rows)
    eachLink(said[linksAt] ?? null, (_, key) => {
      if (!known.has(key)) missing.add(key)
    })
  if (missing.size === 0) return
  const unknown = [...missing]
  const ids = asOf === null ? unknown.filter(isId) : []
  const refs = unknown.filter((key) => !isId(key))
  const found = named.parse(
    await tx.$queryRaw`SELECT t.id::text AS key, t.ref, ${readableTitle(scope)} AS title FROM "Record" t WHERE t.id = ANY(${ids}::uuid[])
      UNION ALL SELECT t.ref, t.ref, ${readableTitle(scope, asOf)} FROM ${recordsAt(asOf)} t WHERE t.ref = ANY(${refs}::text[])`,
  )
  for (const { key, ref, title } of found) known.set(key, { ref, title: title ?? '' })
}

const isId = (key: string) => key.length === 36

function linksOf(
  links: Links,
  relations: readonly string[],
  known: ReadonlyMap<string, LinkedName>,
): RecordLine['links'] {
  const found: LinkedName[][] = relations.map(() => [])
  eachLink(links, (field, key) =>
    found[relations.indexOf(field)]?.push(known.get(key) ?? { ref: isId(key) ? '' : key, title: '' }),
  )
  for (const some of found) if (some.length > 1) some.sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
  return found
}
