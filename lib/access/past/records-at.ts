import { Prisma } from '@/lib/db/generated/client'
import { type Instant, toDatabase } from '@/lib/time/types'

const { sql } = Prisma

/**
 * Where records are read from, as SQL to be given an alias: the table Record, or for a past moment each record as it
 * stood then, under the same names of columns, with `values` beside them. `only` narrows which records n are looked up.
 * Records that did not exist yet are not there. Rights go by today's department: see `placeOf`.
 */
export function recordsAt(asOf: Instant | null, only: Prisma.Sql = sql`TRUE`): Prisma.Sql {
  if (asOf === null) return sql`"Record"`
  return sql`(SELECT n.id, n.register, n.ref, n.number, n."createdAt", n."departmentId" AS "placeToday", m.*
    FROM "Record" n CROSS JOIN LATERAL (
      SELECT * FROM "RecordMoment" m WHERE m."recordId" = n.id AND m.at <= ${toDatabase(asOf)}
      ORDER BY m.sequence DESC LIMIT 1
    ) m WHERE ${only})`
}

/** Column of such a source that says which department's people see the working copy: always that of today. */
export function placeOf(asOf: Instant | null): Prisma.Sql {
  return asOf === null ? sql`"departmentId"` : sql`"placeToday"`
}
