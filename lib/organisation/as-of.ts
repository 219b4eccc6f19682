import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { type Instant, toDatabase } from '@/lib/time/types'

type Row = Readonly<Record<string, JsonValue>>
/** The company and its legal entities as whole rows, columns by name; entities by name. */
export type OrganisationRows = { organisation: Row; entities: readonly Row[] }

const row = z.record(z.string(), z.json())
const found = z.array(z.object({ organisation: row, entities: z.array(row) }))

/**
 * The organisation as it stood at a moment, or as it is (null). Null before it was set up, and before its first state was
 * kept. A column that was added later is missing in older rows.
 */
export async function organisationAsOf(tx: Tx, asOf: Instant | null): Promise<OrganisationRows | null> {
  const rows =
    asOf === null
      ? await tx.$queryRaw`SELECT to_jsonb(o) AS organisation, COALESCE(
          (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.name, e.id) FROM "LegalEntity" e), '[]') AS entities
          FROM "Organisation" o WHERE o.id = 1`
      : await tx.$queryRaw`SELECT m.organisation, m.entities FROM "OrganisationMoment" m
          WHERE m.at <= ${toDatabase(asOf)} ORDER BY m.sequence DESC LIMIT 1`
  return found.parse(rows)[0] ?? null
}
