import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/names'
import { db } from '@/lib/db/client'
import { type Instant, instantOf } from '@/lib/time/types'

export type RemarkView = { id: string; body: string; version: number; byName: string; at: Instant }

/** Remarks on a record, newest first; null for people who may not read remarks (two queries). */
export async function remarksOn(actor: Actor, recordId: string): Promise<RemarkView[] | null> {
  if (!can(actor, 'remark', 'read')) return null
  const rows = await db().remark.findMany({ where: { recordId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  const names = await namesOf(
    db(),
    rows.map((row) => row.authorId),
  )
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    version: row.version,
    byName: names.get(row.authorId) ?? '',
    at: instantOf(row.updatedAt),
  }))
}
