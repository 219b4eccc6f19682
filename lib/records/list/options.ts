import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { Registered } from '../state/registered'
import { pageRows } from './page'

const most = 20

export type RecordOption = { ref: string; title: string }

/** Records of a register that this person may link to, by words of their text: at most twenty, by number (one query). */
export async function findRecords(actor: Actor, register: Registered, q: string): Promise<RecordOption[]> {
  const state = { q, filters: {}, sort: [], page: 1, size: most, hidden: [] }
  const rows = await pageRows(db(), register, registerScope(actor), [], state, null)
  return rows.map(({ ref, title }) => ({ ref, title }))
}
