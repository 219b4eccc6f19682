import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { TableState } from '@/lib/table/state'
import type { AnyRegister } from '../../define'
import { relatedOf } from '../related'
import { fullRow, type RecordRow, titleRow } from '../row'
import { listColumns, viewOf } from './columns'
import { countFacets, type FacetCounts } from './facets'
import { facetLabels } from './labels'
import { pageRows } from './page'

export type RecordList = {
  rows: readonly RecordRow[]
  total: number
  facets: readonly FacetCounts[]
  /** Names behind ids and titles behind references among the values of the facets. */
  labels: ReadonlyMap<string, string>
}

/**
 * One page of a register as this person may see it, with the number that matches and the values of its facets.
 * Four queries at most, whatever the size. Without register.read the list is empty.
 */
export async function listRecords(actor: Actor, register: AnyRegister, state: TableState): Promise<RecordList> {
  const scope = registerScope(actor)
  const view = viewOf(scope)
  const columns = listColumns(register, view)
  const [found, counts] = await Promise.all([
    pageRows(db(), register, scope, columns, state),
    countFacets(db(), register, scope, columns, state),
  ])
  if (view === 'title') return { rows: found.map(titleRow), total: counts.total, facets: [], labels: new Map() }
  const [related, labels] = await Promise.all([
    relatedOf(db(), register, scope, found),
    facetLabels(db(), scope, columns, counts.facets),
  ])
  const rows = found.map((row) => fullRow(actor, register, row, related.get(row.id) ?? {}))
  return { rows, total: counts.total, facets: counts.facets, labels }
}
