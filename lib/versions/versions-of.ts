import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { currentAsOf } from '@/lib/access/past/as-of'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { gate, nothingThere } from '@/lib/action/gate'
import { db, type Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type JsonValue, storedObject } from '@/lib/errors/json'
import type { StepKind } from '@/lib/records/standing/comeback'
import { parseContent, withNames } from '@/lib/records/state/content'
import { findDeclaration, type Registered } from '@/lib/records/state/registered'
import { readState, valuesOf } from '@/lib/records/state/state'
import type { Wording } from '@/lib/records/state/wording'
import { type ComparedRow, comparedRows } from '@/lib/review/reading/compared'
import { sameValue } from '@/lib/review/steps/standing'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { bareState, type TableShape, type TableState } from '@/lib/table/state'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { formerFields } from './former'

/** The working copy of a record as it stood at a moment, as one flat object; null before its history begins. */
async function valuesThen(tx: Tx, recordId: RecordId, asOf: Instant) {
  const record = await tx.recordMoment.findFirst({
    where: { recordId, at: { lte: toDatabase(asOf) } },
    orderBy: { sequence: 'desc' },
  })
  return record && { record, values: storedObject.parse(record.values) }
}

type Values = Readonly<Record<string, JsonValue>>
/** One side of a comparison: a frozen version by its number, or the working copy. */
export type Side = number | 'working'

export type VersionRow = {
  number: number
  contributors: readonly string[]
  contentHash: string
  /** Who submitted it and what became of it, oldest first. */
  steps: readonly { kind: StepKind; at: Instant; byName: string }[]
  state: 'in_force' | 'standing' | null
  /** Names of fields it answers and that the register no longer declares. */
  former: readonly string[]
}

export type VersionsView = {
  record: { ref: string; title: string; version: number; status: string; isExample: boolean }
  /** A page of them, by itself newest first. */
  versions: readonly VersionRow[]
  /** How many there are, and the numbers that can be compared, newest first. */
  total: number
  numbers: readonly number[]
  /** The two sides that are compared; null without any version. */
  compared: { left: Side; right: Side; before: Values; after: Values } | null
  /** Titles of the records that either side links to, as this person may read them. */
  titles: ReadonlyMap<string, string>
  /** May this person take a version back. */
  mayRestore: boolean
}

type Asked = {
  left: Side | null
  right: Side | null
  asOf: Instant | null
  /** Which page of the list, and in which order. */
  list?: Pick<TableState, 'page' | 'size' | 'sort'>
}

export const versionColumns = ['number', 'state', 'contributors', 'steps', 'hash', 'restore'] as const
export type VersionColumn = (typeof versionColumns)[number]
export const versionShape: TableShape = {
  columns: versionColumns.map((id) => ({ id, sortable: id === 'number', hideable: id !== 'number' })),
  filters: [],
  sort: [{ field: 'number', dir: 'desc' }],
  sizes: [25, 50, 100],
}

/** The newest versions, which can be chosen to be compared; an older one by its address. */
const mostNamed = 200

/**
 * The frozen versions of a record and two of them (or the working copy) beside each other, for people who read its working
 * copy; null for others. With `asOf`, what there was at that moment.
 */
export async function versionsOf(
  actor: Actor,
  register: Registered,
  ref: string,
  { left, right, asOf, list = bareState }: Asked,
): Promise<VersionsView | null> {
  const record = await db().record.findFirst({ where: { ref, register: register.slug } })
  if (!record) return null
  const facts = { ownerId: record.ownerId, departmentId: record.departmentId }
  if (can(actor, 'register', 'read', facts)?.view !== 'full') return null
  const id = recordIdSchema.parse(record.id)
  const then = asOf === null ? null : await valuesThen(db(), id, asOf)
  if (asOf !== null && !then) return null
  const until = asOf === null ? {} : { lte: toDatabase(asOf) }
  const where = { recordId: id, createdAt: until }
  const [rows, total, named] = await Promise.all([
    db().recordVersion.findMany({
      where,
      orderBy: { number: list.sort[0]?.dir ?? 'desc' },
      include: { steps: { where: { at: until }, orderBy: { sequence: 'asc' } } },
      skip: (list.page - 1) * list.size,
      take: list.size,
    }),
    db().recordVersion.count({ where }),
    db().recordVersion.findMany({
      where,
      select: { id: true, number: true },
      orderBy: { number: 'desc' },
      take: mostNamed,
    }),
  ])
  const names = await namesOf(
    db(),
    rows.flatMap((row) => [...row.contributorIds, ...row.steps.map((step) => step.byId)]),
  )
  const nameOf = (person: string) => names.get(person) ?? ''
  const { inForceVersionId, submittedVersionId, title, version, status } = then?.record ?? record
  const working = async () => readable(then?.values ?? valuesOf(await readState(db(), register.slug, id)))
  const read = async (side: Side) => {
    if (side === 'working') return working()
    const frozen = await db().recordVersion.findFirst({ where: { ...where, number: side }, select: { content: true } })
    return frozen ? readable(parseContent(frozen.content).values) : working()
  }
  const known = [...named, ...rows.filter(({ id: one }) => !named.some((row) => row.id === one))]
  const sides = chosen(known, { left, right, inForceVersionId })
  const [before, after] = sides ? await Promise.all([read(sides.left), read(sides.right)]) : [{}, {}]
  return {
    record: { ref, title, version, status, isExample: record.isExample },
    versions: rows.map((row) => ({
      number: row.number,
      contributors: row.contributorIds.map(nameOf),
      contentHash: row.contentHash,
      steps: row.steps.map(({ kind, at, byId }) => ({ kind, at: instantOf(at), byName: nameOf(byId) })),
      state: row.id === inForceVersionId ? 'in_force' : row.id === submittedVersionId ? 'standing' : null,
      former: formerFields(register, [parseContent(row.content).values]),
    })),
    total,
    numbers: named.map(({ number }) => number),
    compared: sides && { ...sides, before, after },
    titles: await recordTitles(db(), actor, linkedRefs(register, [before, after]), asOf),
    mayRestore: asOf === null && status !== 'retired' && can(actor, 'register', 'update', facts) !== null,
  }
}

/** The sides asked for where they exist; else the version in force (or the newest) beside the working copy. */
function chosen(
  rows: readonly { id: string; number: number }[],
  { left, right, inForceVersionId }: { left: Side | null; right: Side | null; inForceVersionId: string | null },
): { left: Side; right: Side } | null {
  const first = rows.find((row) => row.id === inForceVersionId) ?? rows[0]
  if (!first) return null
  const there = (side: Side | null) => side === 'working' || rows.some((row) => row.number === side)
  return {
    left: left !== null && there(left) ? left : first.number,
    right: right !== null && there(right) ? right : 'working',
  }
}

/** Values with names in place of the ids of people and departments. */
async function readable(values: Values): Promise<Values> {
  const changes = Object.entries(values).map(([field, value]) => ({ field, old: null, new: value }))
  return Object.fromEntries((await withNames(db(), changes)).map((change) => [change.field, change.new]))
}

function linkedRefs(register: Registered, sides: readonly Values[]): string[] {
  const relations = Object.keys(register.relations)
  return sides
    .flatMap((values) => relations.flatMap((name) => values[name] ?? []))
    .filter((ref) => typeof ref === 'string')
}

export type DifferenceRow = ComparedRow & {
  /** True for a field that the register no longer declares. */
  former: boolean
}

/** Two states of a record field by field, in words; fields that are no longer declared come last, with what they said. */
export function differences(
  register: Registered,
  { before, after, titles }: { before: Values; after: Values; titles: ReadonlyMap<string, string> },
  words: Wording,
): DifferenceRow[] {
  const rows = comparedRows(register, { before, proposed: after, titles }, words)
  return [
    ...rows.map((row) => ({ ...row, former: false })),
    ...formerFields(register, [before, after]).map((name) => ({
      name,
      label: words.field({ catalogue: register.slug, name }),
      article: null,
      before: words.word({ kind: 'text' }, before[name]),
      proposed: words.word({ kind: 'text' }, after[name]),
      changed: !sameValue(before[name], after[name]),
      former: true,
    })),
  ]
}

/** The versions of a record for who reads its working copy, now or as of the chosen date. */
export async function loadVersions(slug: string, ref: string, params: RawParams) {
  const actor = await gate('register', 'read')
  const register = findDeclaration(slug)
  const sides = { left: sideOf(params.left), right: sideOf(params.right), asOf: await currentAsOf() }
  const state = tableStateParser(versionShape)(params)
  const view = register && (await versionsOf(actor, register, ref, { ...sides, list: state }))
  if (!register || !view) return nothingThere(actor, 'register', 'read')
  return { register, view, state }
}

function sideOf(text: RawParams[string]): Side | null {
  if (text === 'working') return 'working'
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null
}
