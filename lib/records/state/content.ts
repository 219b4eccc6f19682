import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import { administrative } from './base'
import { declarationOf, type Registered } from './registered'
import { type RecordState, readState, valuesOf } from './state'

/** What a version freezes. */
export const recordContent = z.object({
  format: z.literal(1),
  register: z.string(),
  ref: z.string(),
  /** Base fields, own columns and relations (as reference numbers), side by side. */
  values: z.record(z.string(), z.json()),
  /**
   * What the record relies on, each with the hash of its version in force at the moment of freezing (null: none yet).
   * So a record sent back because something it relies on changed has another hash, though its own fields are equal.
   */
  reliesOn: z.record(z.string(), z.string().nullable()),
})
export type RecordContent = z.infer<typeof recordContent>
export type Frozen = { content: RecordContent; text: string; hash: string }

/** The frozen content of a version as it was kept. */
export function parseContent(text: string): RecordContent {
  return recordContent.parse(JSON.parse(text))
}

/** The working copy as canonical content, with the text a version keeps and the SHA-256 (hex) of exactly that text. */
export async function frozenContent(tx: Tx, recordId: RecordId): Promise<Frozen> {
  const row = await tx.record.findUnique({ where: { id: recordId }, select: { ref: true, register: true } })
  if (!row) throw new Refusal('not_found')
  const register = declarationOf(row.register)
  const state = await readState(tx, register.slug, recordId)
  const content: RecordContent = {
    format: 1,
    register: register.slug,
    ref: row.ref,
    values: contentValues(state),
    reliesOn: await reliedHashes(tx, register, recordId),
  }
  const text = canonicalJson(content)
  return { content, text, hash: contentHash(text) }
}

/** SHA-256 in hex of the text of a version. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The values that stand for review: all but those kept beside the content. */
export function contentValues(state: RecordState): RecordContent['values'] {
  return Object.fromEntries(Object.entries(valuesOf(state)).filter(([name]) => !administrative.has(name)))
}

async function reliedHashes(tx: Tx, register: Registered, id: RecordId): Promise<RecordContent['reliesOn']> {
  const fields = Object.entries(register.relations).flatMap(([name, relation]) => (relation.reliesOn ? [name] : []))
  const links = await tx.recordLink.findMany({
    where: { fromId: recordIdSchema.parse(id), field: { in: fields } },
    select: { to: { select: { ref: true, inForceVersionId: true } } },
  })
  const ids = links.flatMap(({ to }) => to.inForceVersionId ?? [])
  const versions = await tx.recordVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, contentHash: true },
  })
  const hashes = new Map(versions.map((version) => [version.id, version.contentHash]))
  return Object.fromEntries(
    links.map(({ to }) => [to.ref, (to.inForceVersionId && hashes.get(to.inForceVersionId)) || null]),
  )
}

/** Fields in which two states differ, in the order of the fields. Empty fields of a new record (before: null) are left out. */
export function differencesOf(before: RecordState | null, after: RecordState): AuditChange[] {
  const changes = changesBetween(before ? valuesOf(before) : {}, valuesOf(after))
  return before ? changes : changes.filter((change) => !isEmpty(change.new))
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}

/** The same with names instead of the ids of people and departments, as history shows them (two queries at most). */
export async function withNames(tx: Tx, changes: readonly AuditChange[]): Promise<AuditChange[]> {
  const idsOf = (name: string) =>
    changes.flatMap((change) =>
      change.field === name ? [change.old, change.new].filter((value) => typeof value === 'string') : [],
    )
  const [owners, departments] = [idsOf('ownerId'), idsOf('departmentId')]
  if (owners.length + departments.length === 0) return [...changes]
  const select = { id: true, name: true }
  const people = await tx.user.findMany({ where: { id: { in: owners } }, select })
  const places = await tx.department.findMany({ where: { id: { in: departments } }, select })
  const names = new Map([...people, ...places].map((row) => [row.id, row]))
  const named = (id: string | null) => (id && names.get(id)) || null
  return namedChanges({ person: named, department: named }, changes)
}

type Named = (id: string | null) => { name: string } | null

/** The same by names that were read before. */
export function namedChanges(
  { person, department }: { person: Named; department: Named },
  changes: readonly AuditChange[],
): AuditChange[] {
  const by: Readonly<Record<string, Named>> = { ownerId: person, departmentId: department }
  const named = (field: string, value: JsonValue) =>
    typeof value === 'string' ? (by[field]?.(value)?.name ?? value) : value
  return changes.map(({ field, old, new: now }) => ({ field, old: named(field, old), new: named(field, now) }))
}
