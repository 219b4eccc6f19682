import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { ListColumn } from '@/lib/records/list/columns'
import { pageRows, type RawRow } from '@/lib/records/list/page'
import { type RelatedByField, relatedOf } from '@/lib/records/list/related'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Instant } from '@/lib/time/types'

const byRef: ListColumn = { name: 'ref', shape: 'text', field: null, sort: true, filter: true, shownAtFirst: true }

export type ReadRow = { row: RawRow; links: RelatedByField }

/**
 * Records of a register by reference as this person may read them, now or as of a moment, with what they link to; retired
 * ones and those they may not see are left out (two queries).
 */
export async function rowsByRef(
  actor: Actor,
  register: AnyRegister,
  refs: readonly string[],
  asOf: Instant | null,
): Promise<ReadRow[]> {
  if (refs.length === 0) return []
  const scope = registerScope(actor)
  const state = {
    q: '',
    filters: { ref: [...refs] },
    sort: [{ field: 'ref', dir: 'asc' as const }],
    page: 1,
    size: refs.length,
    hidden: [],
  }
  const rows = await pageRows(db(), register, scope, [byRef], state, asOf)
  return withLinks(actor, register, rows, asOf)
}

/** These rows with what they link to, as this person may read it. */
export async function withLinks(
  actor: Actor,
  register: AnyRegister,
  rows: readonly RawRow[],
  asOf: Instant | null,
): Promise<ReadRow[]> {
  const links: ReadonlyMap<RecordId | string, RelatedByField> = await relatedOf(
    db(),
    register,
    registerScope(actor),
    rows,
    asOf,
  )
  return rows.map((row) => ({ row, links: links.get(row.id) ?? {} }))
}
