import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import { type RegisterScope, registerScope } from '@/lib/access/scope'
import { db, given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import type { AnyRegister, Requirement } from '@/lib/registers/declare/define'
import { type CalendarDate, calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { readableTitles, type UsingRow, usedBy } from '../links/used-by'
import { type Comeback, comebacksOf } from '../standing/comeback'
import { marksOf } from '../state/registered'
import { viewOf } from './columns'
import { oneRow, type RawRow } from './page'

/**
 * A linked record as a chip shows it; the title is empty when only the reference may be seen, and then nothing is marked.
 * `marks`: codes of what it lacks that is shown wherever it is used.
 */
export type Related = { ref: string; register: string; title: string; marks: readonly string[] }
/** Relation name → linked records, by reference. */
export type RelatedByField = Readonly<Record<string, readonly Related[]>>

const found = z.array(
  z.object({
    fromId: z.string().nullable(),
    field: z.string().nullable(),
    ref: z.string(),
    register: z.string(),
    title: z.string().nullable(),
    missing: z.array(z.string()),
  }),
)

/**
 * Linked records of these rows by id of the row: of working copies from the links, of frozen and past rows from their
 * content (one query). With `asOf` their titles are those of that moment; with `fields` only relations of these names are read.
 */
export async function relatedOf(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  rows: readonly RawRow[],
  asOf: Instant | null,
  fields: readonly string[] | null = null,
): Promise<ReadonlyMap<string, RelatedByField>> {
  const names = Object.keys(register.relations).filter((name) => fields?.includes(name) ?? true)
  const toRegister = (name: string) => register.relations[name]?.to ?? ''
  if (names.length === 0 || rows.length === 0) return new Map()
  const isLive = (row: RawRow) => !row.frozen && asOf === null
  const live = rows.filter(isLive).map((row) => row.id)
  const refs = rows.filter((row) => !isLive(row)).flatMap((row) => names.flatMap((name) => frozenRefs(row, name)))
  const links = found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT l."fromId", l.field, t.ref, t.register, ${readableTitle(scope)} AS title, to_jsonb(t.missing) AS missing
      FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId" WHERE l."fromId" = ANY(${given(live, 'uuid')})
        ${fields === null ? Prisma.sql`` : Prisma.sql`AND l.field = ANY(${given(names, 'text')})`}
      UNION ALL SELECT NULL, NULL, t.ref, t.register, ${readableTitle(scope, asOf)}, to_jsonb(t.missing) FROM ${recordsAt(asOf)} t
      WHERE t.ref = ANY(${given(refs, 'text')}) ORDER BY ref`,
  )
  const byRef = new Map(links.map((link) => [link.ref, chip(link)]))
  const byPlace = new Map<string, Related[]>()
  for (const link of links) {
    const place = `${link.fromId} ${link.field}`
    byPlace.set(place, [...(byPlace.get(place) ?? []), chip(link)])
  }
  return new Map(
    rows.map((row) => {
      const of = (name: string) =>
        isLive(row)
          ? (byPlace.get(`${row.id} ${name}`) ?? [])
          : frozenRefs(row, name).map(
              (ref) => byRef.get(ref) ?? { ref, register: toRegister(name), title: '', marks: [] },
            )
      return [row.id, Object.fromEntries(names.map((name) => [name, of(name)]))]
    }),
  )
}

function chip({ ref, register, title, missing }: z.infer<typeof found>[number]): Related {
  return { ref, register, title: title ?? '', marks: title === null ? [] : marksOf(register, missing) }
}

function frozenRefs(row: RawRow, name: string): string[] {
  return z.array(z.string()).catch([]).parse(row.detail[name])
}

/** What every reader of the register may know of a record in force (Art. 5(2): who answers for it). */
export type TitleRow = {
  view: 'title'
  ref: string
  title: string
  owner: { name: string; email: string } | null
  isExample: boolean
}

/** A record as it leaves the server: the working copy, or outside the own departments the version in force. */
export type FullRow = Omit<TitleRow, 'view'> & {
  view: 'full'
  id: RecordId
  status: RawRow['status']
  /** A draft that the DPO returned or that came back to review; null for any other record, and in the past. */
  comeback: Comeback | null
  /** Made from a template and not submitted yet. */
  isProposal: boolean
  /** True when these are the values of the version in force, not of the working copy. */
  frozen: boolean
  inForce: boolean
  ownerId: string | null
  department: { id: string; name: string } | null
  ownerRole: string
  formerRef: string
  tags: readonly string[]
  nextReviewOn: CalendarDate | null
  /** Codes of the register's requirements that are not met; null when not computed (an older version in force). */
  missing: readonly string[] | null
  openFields: readonly string[]
  ruleSource: string | null
  ruleReference: string
  noteToDpo: string
  version: number
  updatedAt: Instant
  /** Own columns by name. */
  values: Readonly<Record<string, JsonValue>>
  links: RelatedByField
  can: { update: boolean; retire: boolean; restore: boolean; submit: boolean; review: boolean }
}
export type RecordRow = TitleRow | FullRow

/** Shapes a row for people who see titles only: nothing else leaves the server. */
export function titleRow(row: RawRow): TitleRow {
  return { view: 'title', ref: row.ref, title: row.title, owner: ownerOf(row), isExample: row.isExample }
}

/** Shapes a row with what the person may do with it: nothing with a row of the past; `fields`: the own columns that were read, null: all. */
export function fullRow(
  actor: Actor,
  register: AnyRegister,
  row: RawRow,
  links: RelatedByField,
  {
    asOf = null,
    comeback = null,
    fields = null,
  }: { asOf?: Instant | null; comeback?: Comeback | null; fields?: readonly string[] | null } = {},
): FullRow {
  const facts = { ownerId: row.ownerId, departmentId: row.departmentId, inForce: row.inForce }
  const may = (verb: 'update' | 'retire' | 'submit' | 'review') =>
    asOf === null && !row.frozen && can(actor, 'register', verb, facts) !== null
  const isRetired = row.status === 'retired'
  return {
    view: 'full',
    ref: row.ref,
    title: row.title,
    owner: ownerOf(row),
    isExample: row.isExample,
    id: row.id,
    status: row.status,
    comeback,
    isProposal: row.isProposal,
    frozen: row.frozen,
    inForce: row.inForce,
    ownerId: row.ownerId,
    department: row.departmentId ? { id: row.departmentId, name: row.departmentName ?? '' } : null,
    ownerRole: row.ownerRole,
    formerRef: row.formerRef,
    tags: row.tags,
    nextReviewOn: row.nextReviewOn === null ? null : calendarDateSchema.parse(row.nextReviewOn),
    missing: row.missing,
    openFields: row.openFields,
    ruleSource: row.ruleSource,
    ruleReference: row.ruleReference ?? '',
    noteToDpo: row.noteToDpo ?? '',
    version: row.version,
    updatedAt: instantOf(row.updatedAt),
    values: ownValues(register, row, fields),
    links,
    can: {
      update: !isRetired && may('update'),
      submit: row.status === 'draft' && may('submit'),
      retire: !isRetired && may('retire'),
      restore: isRetired && may('retire'),
      review: may('review'),
    },
  }
}

// Not parsed by the schema: an old version may hold a code that a list no longer has, and is shown as it was.
function ownValues(register: AnyRegister, row: RawRow, fields: readonly string[] | null): FullRow['values'] {
  const values: Record<string, JsonValue> = {}
  for (const name of fields ?? Object.keys(register.detail.shape))
    if (name in register.detail.shape) values[name] = row.detail[name] ?? null
  return values
}

function ownerOf(row: RawRow): TitleRow['owner'] {
  return row.ownerName === null ? null : { name: row.ownerName, email: row.ownerEmail ?? '' }
}

export type RecordDetail = FullRow & {
  /** Requirements that are not met, with their article, in the order of the declaration. */
  missingItems: readonly Requirement[]
  usedBy: readonly UsingRow[]
  /** How many more there are than `usedBy` names. */
  usedByMore: number
}

/**
 * One record as this person may see it: the working copy, outside the own departments the version in force, for people
 * who see titles only the title. Null when there is nothing to see (four queries). With `asOf` it is as it stood at that
 * moment; rights, and the names of people and departments, are those of today.
 */
export async function getRecord(
  actor: Actor,
  register: AnyRegister,
  ref: string,
  asOf: Instant | null = null,
): Promise<TitleRow | RecordDetail | null> {
  const scope = registerScope(actor)
  const row = await oneRow(db(), register, scope, ref, asOf)
  if (!row) return null
  if (row.frozen && viewOf(scope) === 'title') return titleRow(row)
  const [related, using, comebacks] = await Promise.all([
    relatedOf(db(), register, scope, [row], asOf),
    usedBy(db(), { id: row.id, ref: row.ref, register: register.slug }, { asOf, reader: actor }),
    comebacksOf(db(), asOf === null ? [row] : []),
  ])
  const comeback = comebacks.get(row.id) ?? null
  const full = fullRow(actor, register, row, related.get(row.id) ?? {}, { asOf, comeback })
  return {
    ...full,
    missingItems: register.requirements.filter(({ code }) => full.missing?.includes(code)),
    usedBy: readableTitles(actor, using),
    usedByMore: (using[0]?.total ?? 0) - using.length,
  }
}
