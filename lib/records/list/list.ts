import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import { type RegisterScope, registerScope } from '@/lib/access/scope'
import { db, type Tx } from '@/lib/db/client'
import type { FacetCounts } from '@/lib/lists/facets'
import type { ListPage } from '@/lib/lists/list'
import type { Asked } from '@/lib/lists/source'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Instant } from '@/lib/time/types'
import { comebacksOf } from '../standing/comeback'
import { type ListColumn, listColumns, viewOf } from './columns'
import { pageOf } from './page'
import { fullRow, type RecordRow, relatedOf, titleRow } from './row'

const found = z.array(z.object({ value: z.string(), label: z.string().nullable() }))

/** Names (of today) behind ids of people and departments and titles behind reference numbers, for the values of facets (one query). */
async function facetLabels(
  tx: Tx,
  scope: RegisterScope,
  columns: readonly ListColumn[],
  facets: readonly FacetCounts[],
  asOf: Instant | null,
): Promise<ReadonlyMap<string, string>> {
  const valuesOf = (test: (column: ListColumn) => boolean) => {
    const names = new Set(columns.filter(test).map((column) => column.name))
    return facets.filter(({ name }) => names.has(name)).flatMap(({ values }) => values.map(({ value }) => value))
  }
  const isId = (value: string) => z.uuid().safeParse(value).success
  const people = valuesOf((column) => column.field?.kind === 'person').filter(isId)
  const places = valuesOf((column) => column.field?.kind === 'department').filter(isId)
  const refs = valuesOf((column) => column.shape === 'relation')
  if (people.length + places.length + refs.length === 0) return new Map()
  const rows = found.parse(
    await tx.$queryRaw`
      SELECT id::text AS value, name AS label FROM "User" WHERE id = ANY(${people}::uuid[])
      UNION ALL SELECT id::text, name FROM "Department" WHERE id = ANY(${places}::uuid[])
      UNION ALL SELECT t.ref, concat_ws(' ', t.ref, ${readableTitle(scope, asOf)})
        FROM ${recordsAt(asOf)} t WHERE t.ref = ANY(${refs}::text[])`,
  )
  return new Map(rows.map(({ value, label }) => [value, label ?? value]))
}

export type RecordList = ListPage<RecordRow> & {
  /** Names behind ids and titles behind references among the values of the facets. */
  labels: ReadonlyMap<string, string>
}

/**
 * One page of a register as this person may see it, with the number that matches, the keys of the pages beside it and the
 * values of the facets that stand open or are chosen from. Five queries at most, whatever the size. Without register.read the list is empty. With `asOf` everything is as it stood
 * at that moment; rights, and the names of people and departments, are those of today. With `fields` no other own columns and
 * relations are read: values and links of the rows have only these.
 */
export async function listRecords(
  actor: Actor,
  register: AnyRegister,
  state: Asked,
  asOf: Instant | null = null,
  fields: readonly string[] | null = null,
): Promise<RecordList> {
  const scope = registerScope(actor)
  const view = viewOf(scope)
  const read = view === 'title' ? [] : fields
  const columns = listColumns(register, view)
  const { rows: found, ...page } = await pageOf(
    db(),
    { register, scope, asOf, locale: actor.locale, fields: read },
    columns,
    state,
  )
  if (view === 'title') return { ...page, rows: found.map(titleRow), facets: [], labels: new Map() }
  const [related, labels, comebacks] = await Promise.all([
    relatedOf(db(), register, scope, found, asOf, fields),
    facetLabels(db(), scope, columns, page.facets, asOf),
    comebacksOf(db(), asOf === null ? found : []),
  ])
  const rows = found.map((row) =>
    fullRow(actor, register, row, related.get(row.id) ?? {}, { asOf, comeback: comebacks.get(row.id) ?? null, fields }),
  )
  return { ...page, rows, labels }
}
