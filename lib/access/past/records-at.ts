import { Prisma } from '@/lib/db/generated/client'
import { type Instant, toDatabase } from '@/lib/time/types'

const { sql } = Prisma

/**
 * Where records are read from, as SQL to be given an alias: the table Record, or for a past moment each record as it
 * stood then, under the same names of columns, with `values` and `short` beside them. `only` narrows which states n are
 * looked at, by register, ref or number. Records that did not exist yet are not there. Rights go by today's department: see `placeOf`.
 */
export function recordsAt(asOf: Instant | null, only: Prisma.Sql = sql`TRUE`): Prisma.Sql {
  if (asOf === null) return sql`"Record"`
  const at = toDatabase(asOf)
  // The outer join costs nothing where nobody asks for the place; by number it follows the index that a list is read by.
  return sql`(SELECT n."recordId" AS id, n.*, today."departmentId" AS "placeToday"
    FROM "RecordMoment" n LEFT JOIN "Record" today ON today.register = n.register AND today.number = n.number
    WHERE n.at <= ${at} AND (n.until IS NULL OR n.until > ${at}) AND ${only})`
}

/** Column of such a source that says which department's people see the working copy: always that of today. */
export function placeOf(asOf: Instant | null): Prisma.Sql {
  return asOf === null ? sql`"departmentId"` : sql`"placeToday"`
}
