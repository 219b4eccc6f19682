import { z } from 'zod'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import type { Instant } from '@/lib/time/types'
import type { ListColumn } from './columns'
import type { FacetCounts } from './facets'

const found = z.array(z.object({ value: z.string(), label: z.string().nullable() }))

/** Names (of today) behind ids of people and departments and titles behind reference numbers, for the values of facets (one query). */
export async function facetLabels(
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
