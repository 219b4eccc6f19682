import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { codesOf } from '@/lib/law/codes/code'
import { holdReasons } from '@/lib/law/codes/retention'
import { type CalendarDate, calendarDateSchema, toDatabase } from '@/lib/time/types'
import { heldRegisters } from '../scope/places'

const { sql } = Prisma

const found = z.array(
  z.object({
    recordId: z.string(),
    ref: z.string(),
    reasonKind: z.enum(codesOf(holdReasons)),
    reason: z.string(),
    startedOn: calendarDateSchema,
    endsOn: calendarDateSchema.nullable(),
    onRef: z.string(),
  }),
)
/** A hold that stands: what it says, and the record it was placed on. */
export type StandingHold = Omit<z.infer<typeof found>[number], 'recordId'>

/**
 * The holds that stand on these records on a day, by id of the record (one query). With `around` (the default) a rule is
 * also stopped by a hold on an activity that uses it, and an activity by a hold on one of its rules.
 */
export async function holdsStanding(
  tx: Tx,
  recordIds: readonly string[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<ReadonlyMap<string, readonly StandingHold[]>> {
  if (recordIds.length === 0) return new Map()
  const day = toDatabase(on)
  const { rules, activities } = heldRegisters
  const neighbours = sql`
    UNION SELECT f.id FROM "RecordLink" l JOIN "Record" f ON f.id = l."fromId"
      WHERE l."toId" = r.id AND r.register = ${rules} AND f.register = ${activities} AND f.status <> 'retired'
    UNION SELECT t.id FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId"
      WHERE l."fromId" = r.id AND r.register = ${activities} AND t.register = ${rules}`
  const rows = found.parse(
    await tx.$queryRaw`
      SELECT r.id AS "recordId", h.ref, h."reasonKind"::text, h.reason, h."startedOn"::text, h."endsOn"::text,
        min(held.ref) AS "onRef"
      FROM "Record" r
      CROSS JOIN LATERAL (SELECT r.id ${around ? neighbours : sql``}) near
      JOIN "LegalHoldRecord" hr ON hr."recordId" = near.id JOIN "LegalHold" h ON h.id = hr."holdId"
      JOIN "Record" held ON held.id = near.id
      WHERE r.id = ANY(${[...recordIds]}::uuid[]) AND h."startedOn" <= ${day}::date
        AND (h."endsOn" IS NULL OR h."endsOn" >= ${day}::date) AND (h."liftedOn" IS NULL OR h."liftedOn" > ${day}::date)
      GROUP BY r.id, h.id ORDER BY h.number`,
  )
  const holds = new Map<string, StandingHold[]>()
  for (const { recordId, ...hold } of rows) holds.set(recordId, [...(holds.get(recordId) ?? []), hold])
  return holds
}

/** The same holds of several records, each once, by number. */
export function eachOnce(holds: ReadonlyMap<string, readonly StandingHold[]>): StandingHold[] {
  return [...new Map([...holds.values()].flat().map((hold) => [hold.ref, hold])).values()]
}
