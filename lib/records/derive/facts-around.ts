import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { isCodeOf } from '@/lib/law/codes/code'
import { type FileKind, fileKinds } from '@/lib/law/codes/registry'
import type { LinkedFact, RecordFacts } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { modules } from '@/lib/registers/modules'
import { type Instant, toDatabase } from '@/lib/time/types'
import { approvedDetails } from '../state/approved'
import { declarationOf } from '../state/registered'

const other = {
  id: true,
  ref: true,
  title: true,
  register: true,
  status: true,
  inForceVersionId: true,
  missing: true,
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

function factOf(from: Other, details: ReadonlyMap<RecordId, DetailValues>): LinkedFact {
  return {
    ref: from.ref,
    title: from.title,
    inForce: from.inForceVersionId !== null,
    missing: from.missing,
    detail: details.get(recordIdSchema.parse(from.id)) ?? {},
  }
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
