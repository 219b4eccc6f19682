import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma, type PrismaClient } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { catalog } from '@/lib/registers/catalog'
import { fieldsOf } from '@/lib/registers/declare/define'

const { join, raw, sql } = Prisma

/** Every place of a register that names a country to which data go: columns of rows, as its declaration says. */
const places = catalog.flatMap((register) =>
  fieldsOf(register).flatMap(({ name, kind, columns = {} }) =>
    kind === 'rows'
      ? Object.entries(columns).flatMap(([column, { kind: of }]) =>
          of === 'country' && 'mechanism' in columns ? [{ table: register.table, field: name, column }] : [],
        )
      : [],
  ),
)

/** id and country of every transfer that stands in a register. */
const named = join(
  places.map(
    ({ table, field, column }) =>
      sql`SELECT d.id, e.value ->> ${column} AS country FROM ${raw(`"${table}"`)} d, jsonb_array_elements(d.${raw(`"${field}"`)}) e`,
  ),
  ' UNION ALL ',
)

const ids = z.array(z.object({ id: recordIdSchema }))
const counts = z.array(z.object({ country: z.string(), count: z.coerce.number() }))

/** Records with a transfer to this country. */
export async function recordsLeaningOn(tx: Tx, country: string): Promise<RecordId[]> {
  const rows = await tx.$queryRaw`SELECT DISTINCT n.id FROM (${named}) n WHERE n.country = ${country} ORDER BY n.id`
  return ids.parse(rows).map(({ id }) => id)
}

/** How many records have a transfer to each country, those that are retired left out. */
export async function leaningByCountry(client: Tx | PrismaClient): Promise<ReadonlyMap<string, number>> {
  const rows = await client.$queryRaw`SELECT n.country, count(DISTINCT n.id) AS count FROM (${named}) n
    JOIN "Record" r ON r.id = n.id WHERE r.status <> 'retired' GROUP BY n.country`
  return new Map(counts.parse(rows).map(({ country, count }) => [country, count]))
}
