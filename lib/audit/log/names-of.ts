import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import type { ToldEntry } from './told'

const uuid = z.uuid()

/** Names of the people, departments and records whose ids stand as values in these entries. */
export async function namesOf(entries: readonly ToldEntry[]): Promise<ReadonlyMap<string, string>> {
  const values = entries.flatMap(({ changes }) => changes.flatMap((change) => [change.old, change.new]))
  const ids = [...new Set(values.flatMap(textsIn))].filter((text) => uuid.safeParse(text).success)
  if (ids.length === 0) return new Map()
  const where = { id: { in: ids } }
  const [users, departments, records] = await Promise.all([
    db().user.findMany({ where, select: { id: true, name: true } }),
    db().department.findMany({ where, select: { id: true, name: true } }),
    db().record.findMany({ where, select: { id: true, ref: true, title: true } }),
  ])
  const named = [...users, ...departments].map(({ id, name }) => [id, name] as const)
  return new Map([...named, ...records.map(({ id, ref, title }) => [id, `${ref} ${title}`] as const)])
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}
