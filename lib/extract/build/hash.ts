import { canonicalJson } from '@/lib/audit/entry/canonical'
import { recordBase } from '@/lib/records/state/base'
import { contentHash, contentValues } from '@/lib/records/state/content'
import { declarationOf } from '@/lib/records/state/registered'
import type { ReadRecord } from './read'

/**
 * SHA-256 of the content of a working copy as submitting it at that moment would have frozen it; null when its values no
 * longer fit the declaration. `linked` holds the records it relies on.
 */
export function workingHash(record: ReadRecord, linked: ReadonlyMap<string, ReadRecord>): string | null {
  const register = declarationOf(record.register)
  const base = recordBase.safeParse(record.values)
  const detail = register.detail.safeParse(record.values)
  if (!base.success || !detail.success) return null
  const links = Object.fromEntries(Object.keys(register.relations).map((name) => [name, refsIn(record, name)]))
  const relied = Object.entries(register.relations).flatMap(([name, { reliesOn }]) =>
    reliesOn ? refsIn(record, name) : [],
  )
  const content = {
    format: 1,
    register: register.slug,
    ref: record.ref,
    values: contentValues({ base: base.data, detail: detail.data, links }),
    reliesOn: Object.fromEntries(relied.map((ref) => [ref, linked.get(ref)?.inForce?.contentHash ?? null])),
  }
  return contentHash(canonicalJson(content))
}

/** Reference numbers that a record links to under a relation. */
export function refsIn(record: ReadRecord, relation: string): string[] {
  const value = record.values[relation]
  return Array.isArray(value) ? value.filter((ref) => typeof ref === 'string').sort() : []
}
