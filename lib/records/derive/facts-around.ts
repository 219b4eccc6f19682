import { ownersWhoLeft } from '@/lib/access/persons'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { entityFacts } from '@/lib/company/entities'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { isCodeOf } from '@/lib/law/codes/code'
import { type FileKind, fileKinds } from '@/lib/law/codes/registry'
import type { LinkedFact, RecordFacts } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { modules } from '@/lib/registers/modules'
import { type CalendarDate, calendarDateOf, type Instant, toDatabase } from '@/lib/time/types'
import { approvedDetails } from '../state/approved'
import { declarationOf, type Registered } from '../state/registered'
import { stateOf, stateSelect } from '../state/state'

const other = {
  id: true,
  ref: true,
  title: true,
  register: true,
  status: true,
  inForceVersionId: true,
  missing: true,
} as const

const select = {
  ...stateSelect,
  ref: true,
  register: true,
  searchText: true,
  missing: true,
  changesOn: true,
  dues: { select: { code: true, on: true } },
  linksFrom: { select: { field: true, to: { select: other } }, orderBy: { to: { ref: 'asc' } } },
  linksTo: {
    where: { from: { status: { not: 'retired' } } },
    select: { field: true, from: { select: other } },
    orderBy: { from: { ref: 'asc' } },
  },
} as const

type Other = {
  id: string
  ref: string
  title: string
  register: string
  status: string
  inForceVersionId: string | null
  missing: string[]
}

/** What is the same for every record: read once for all that are computed in one transaction. */
export type CommonFacts = Pick<RecordFacts<unknown>, 'entities' | 'adequacy' | 'on'>

export async function commonFacts(tx: Tx, on: CalendarDate): Promise<CommonFacts> {
  return { adequacy: await adequacyDecisionsIn(tx), entities: await entityFacts(tx), on }
}

/** Records with everything their rules may look at on a day: their own state, and what they link to and are linked from. */
export async function factsAround(tx: Tx, ids: readonly RecordId[], common: CommonFacts) {
  const rows = await tx.record.findMany({ where: { id: { in: [...ids] } }, select, orderBy: { id: 'asc' } })
  const incoming = (row: (typeof rows)[number]) => incomingOf(declarationOf(row.register), row.linksTo)
  const others = rows.flatMap((row) => [...row.linksFrom.map(({ to }) => to), ...Object.values(incoming(row)).flat()])
  const files = await currentFileKinds(tx, ids)
  const left = await ownersWhoLeft(
    tx,
    rows.map(({ ownerId }) => ownerId),
  )
  const details = await detailsOf(tx, [...rows, ...others])
  const approved = new Map([...details, ...(await approvedDetails(tx, others))])
  const fact = (from: Other) => factOf(from, approved)
  return rows.map((row) => {
    const register = declarationOf(row.register)
    const state = stateOf(register, row, details.get(recordIdSchema.parse(row.id)) ?? {})
    const names = Object.keys(register.relations)
    const facts: RecordFacts<unknown> = {
      title: state.base.title,
      ownerId: state.base.ownerId,
      ownerLeft: state.base.ownerId !== null && left.has(state.base.ownerId),
      departmentId: state.base.departmentId,
      openFields: state.base.openFields,
      detail: state.detail,
      linked: Object.fromEntries(
        names.map((name) => [name, row.linksFrom.flatMap(({ field, to }) => (field === name ? [fact(to)] : []))]),
      ),
      incoming: Object.fromEntries(Object.entries(incoming(row)).map(([name, found]) => [name, found.map(fact)])),
      files: [...(files.get(recordIdSchema.parse(row.id)) ?? [])],
      ...common,
    }
    return { row: { ...row, changesOn: row.changesOn && calendarDateOf(row.changesOn) }, register, state, facts }
  })
}

/** What the rules may know of the records that one record links to under these names (one query, and one for each register). */
export async function linkedFacts(
  tx: Tx,
  id: RecordId,
  relations: readonly string[],
): Promise<RecordFacts<unknown>['linked']> {
  const links = await tx.recordLink.findMany({
    where: { fromId: id, field: { in: [...relations] } },
    select: { field: true, to: { select: other } },
    orderBy: { to: { ref: 'asc' } },
  })
  const others = links.map(({ to }) => to)
  const details = new Map([...(await detailsOf(tx, others)), ...(await approvedDetails(tx, others))])
  return Object.fromEntries(
    relations.map((name) => [name, links.flatMap(({ field, to }) => (field === name ? [factOf(to, details)] : []))]),
  )
}

/** Codes of what the record lacks on a day. */
export function missingOn(register: Registered, facts: RecordFacts<unknown>, on: CalendarDate): string[] {
  return register.missing({ ...facts, on })
}

function factOf(from: Other, details: ReadonlyMap<RecordId, DetailValues>): LinkedFact {
  return {
    ref: from.ref,
    title: from.title,
    inForce: from.inForceVersionId !== null,
    missing: from.missing,
    detail: details.get(recordIdSchema.parse(from.id)) ?? {},
  }
}

function incomingOf(register: Registered, links: readonly { field: string; from: Other }[]): Record<string, Other[]> {
  return Object.fromEntries(
    Object.entries(register.incoming ?? {}).map(([name, { from: slug, field }]) => [
      name,
      links.flatMap((link) => (link.field === field && link.from.register === slug ? [link.from] : [])),
    ]),
  )
}

/** Own columns of the working copies of these records (one query a register). */
export async function detailsOf(
  tx: Tx,
  rows: readonly { id: string; register: string }[],
): Promise<ReadonlyMap<RecordId, DetailValues>> {
  const details = new Map<RecordId, DetailValues>()
  for (const [slug, ids] of byRegister(rows)) {
    for (const [id, values] of await modules[declarationOf(slug).slug].read(tx, [...ids])) details.set(id, values)
  }
  return details
}

function byRegister(rows: readonly { id: string; register: string }[]): ReadonlyMap<string, ReadonlySet<RecordId>> {
  const groups = new Map<string, Set<RecordId>>()
  for (const { id, register } of rows) {
    const group = groups.get(register) ?? new Set()
    groups.set(register, group.add(recordIdSchema.parse(id)))
  }
  return groups
}

/** Which kinds of files these records have now, or had at the moment `asOf`: for rules that ask for a signed agreement. */
export async function currentFileKinds(
  tx: Tx,
  recordIds: readonly RecordId[],
  { asOf = null }: { asOf?: Instant | null } = {},
): Promise<ReadonlyMap<RecordId, ReadonlySet<FileKind>>> {
  const rows = await tx.attachment.findMany({
    where: { recordId: { in: [...recordIds] }, ...presentAt(asOf) },
    select: { recordId: true, kind: true },
    distinct: ['recordId', 'kind'],
  })
  return new Map(
    recordIds.map((id) => [id, new Set(rows.filter((row) => row.recordId === id).map((row) => fileKindOf(row.kind)))]),
  )
}

/** Files that are there now, or were at that moment, as a part of a `where`. */
export function presentAt(asOf: Instant | null) {
  if (asOf === null) return { removedAt: null }
  const at = toDatabase(asOf)
  return { addedAt: { lte: at }, OR: [{ removedAt: null }, { removedAt: { gt: at } }] }
}

/** The kind as a code of the list; one that is no longer known is another file. */
export function fileKindOf(kind: string): FileKind {
  return isCodeOf(fileKinds, kind) ? kind : 'other'
}
