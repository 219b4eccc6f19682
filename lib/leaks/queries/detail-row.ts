import type { Prisma } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import { clockInclude } from '../clocks/clock-rows'
import { momentColumns } from '../facts/moments'
import { type LeakFacts, leakFactsSchema, type SettableMoment } from '../facts/schema'

/** Everything of a leak that its page shows, in one read. */
export const detailInclude = {
  report: true,
  notes: { orderBy: { recordedAt: 'asc' } },
  moments: { orderBy: { setAt: 'desc' } },
  records: {
    include: { record: { select: { id: true, ref: true, title: true, register: true, missing: true } } },
    orderBy: { record: { ref: 'asc' } },
  },
  advices: { orderBy: { createdAt: 'desc' } },
  decisions: { orderBy: { decidedAt: 'desc' } },
  clocks: { include: clockInclude },
  invites: true,
} satisfies Prisma.LeakInclude
export type DetailRow = Prisma.LeakGetPayload<{ include: typeof detailInclude }>

/** The instant of a column that may be empty. */
export function optional(date: Date | null): Instant | null {
  return date ? instantOf(date) : null
}

/** The facts of a leak as its form takes them. */
export function factsOf(row: DetailRow): LeakFacts {
  return leakFactsSchema.parse({
    ...row,
    persons: { mode: row.personsMode, min: row.personsMin, max: row.personsMax },
    records: { mode: row.recordsMode, min: row.recordsMin, max: row.recordsMax },
  })
}

/** The present value of each moment that can be set by hand. */
export function momentsOf(row: DetailRow): Readonly<Record<SettableMoment, Instant | null>> {
  const at = (kind: SettableMoment) => optional(row[momentColumns[kind]])
  return {
    occurred_from: at('occurred_from'),
    occurred_to: at('occurred_to'),
    detected: at('detected'),
    processor_aware: at('processor_aware'),
    processor_informed: at('processor_informed'),
    high_risk_found: at('high_risk_found'),
  }
}
