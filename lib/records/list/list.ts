import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { TableState } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { comebacksOf } from '../standing/comeback'
import { listColumns, viewOf } from './columns'
import { countFacets, type FacetCounts } from './facets'
import { facetLabels } from './labels'
import { pageRows } from './page'
import { relatedOf } from './related'
import { fullRow, type RecordRow, titleRow } from './row'

export type RecordList = {
  rows: readonly RecordRow[]
  total: number
  facets: readonly FacetCounts[]
  /** Names behind ids and titles behind references among the values of the facets. */
  labels: ReadonlyMap<string, string>
}

/**
 * One page of a register as this person may see it, with the number that matches and the values of its facets.
 * Five queries at most, whatever the size. Without register.read the list is empty. With `asOf` everything is as it stood
 * at that moment; rights, and the names of people and departments, are those of today.
 */
export async function listRecords(
  actor: Actor,
  register: AnyRegister,
  state: TableState,
  asOf: Instant | null = null,
): Promise<RecordList> {
  const scope = registerScope(actor)
  const view = viewOf(scope)
  const columns = listColumns(register, view)
  const [found, counts] = await Promise.all([
    pageRows(db(), register, scope, columns, state, asOf),
    countFacets(db(), register, scope, columns, state, asOf),
  ])
  if (view === 'title') return { rows: found.map(titleRow), total: counts.total, facets: [], labels: new Map() }
  const [related, labels, comebacks] = await Promise.all([
    relatedOf(db(), register, scope, found, asOf),
    facetLabels(db(), scope, columns, counts.facets, asOf),
    comebacksOf(db(), asOf === null ? found : []),
  ])
  const rows = found.map((row) =>
    fullRow(actor, register, row, related.get(row.id) ?? {}, { asOf, comeback: comebacks.get(row.id) ?? null }),
  )
  return { rows, total: counts.total, facets: counts.facets, labels }
}
