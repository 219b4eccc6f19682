import { cache } from 'react'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma, type PrismaClient, type AdequacyDecision as Row } from '@/lib/db/generated/client'
import { type AdequacyDecision, adequacyScopes } from '@/lib/law/adequacy'
import { calendarDateOf, calendarDateSchema } from '@/lib/time/types'

const stored = z.object({
  country: z.string(),
  scope: z.enum(adequacyScopes),
  limits: z.string(),
  doubts: z.string(),
  reference: z.string(),
  certainty: z.enum(['read', 'secondary', 'verify']),
})

/** All of them as a column of JSON, which `storedDecisions` reads. */
export const decisionsAsJson = Prisma.sql`(SELECT COALESCE(json_agg(d), '[]') FROM (
  SELECT country, scope, limits, doubts, reference, certainty, "validFrom", "validUntil", iri
  FROM "AdequacyDecision" ORDER BY country, "validFrom" DESC) d)`

/** Rows of the table that came as JSON, as the rules of the law take them. */
export const storedDecisions = z.array(
  stored
    .extend({ validFrom: calendarDateSchema, validUntil: calendarDateSchema.nullable(), iri: z.string().nullable() })
    .transform(({ iri, ...decision }): AdequacyDecision => ({ ...decision, ...(iri ? { iri } : {}) })),
)

/** A row of the table as the rules of the law take it. */
export function decisionOf(row: Row): AdequacyDecision {
  return {
    ...stored.parse(row),
    validFrom: calendarDateOf(row.validFrom),
    validUntil: row.validUntil && calendarDateOf(row.validUntil),
    ...(row.iri ? { iri: row.iri } : {}),
  }
}

/** The decisions of the Commission as this installation has them, by country and first day; read once per page. */
export const adequacyDecisionsIn = cache(async (client: Tx | PrismaClient): Promise<readonly AdequacyDecision[]> => {
  const rows = await client.adequacyDecision.findMany({ orderBy: [{ country: 'asc' }, { validFrom: 'desc' }] })
  return rows.map(decisionOf)
})
