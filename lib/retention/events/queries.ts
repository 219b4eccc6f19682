import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { type RetentionEventId, recordIdSchema, retentionEventIdSchema } from '@/lib/db/ids'
import type { TermEvent } from '@/lib/registers/declare/parts'
import { type CalendarDate, calendarDateOf } from '@/lib/time/types'
import { recordedBatches } from '../due'
import { termsOf } from '../scope/terms'

export type RollingBatch = {
  batch: string
  /** The day from which its period runs now, and the day on which it is over; null: nothing started it yet. */
  from: CalendarDate | null
  dueOn: CalendarDate | null
  /** A deletion record proves it gone: nothing moves any more. */
  isGone: boolean
  /** Events that count, the newest first. */
  events: readonly { id: RetentionEventId; on: CalendarDate; note: string; by: string | null }[]
}

/** Most batches that a rule shows, those that are due first. */
const most = 20
const mostEvents = 5

/** `left`: what was noted for batches that the rule does not have any more, the newest of each; it counts again under their name. */
type Rolling = { rows: RollingBatch[]; more: number; left: readonly TermEvent[] }

/** The batches of a rule that rolls, with what was noted; null: it does not roll. The right to read the rule is for the caller to check. */
export async function rollingBatches(ruleId: string): Promise<Rolling | null> {
  const id = recordIdSchema.parse(ruleId)
  const term = (await termsOf(db(), [id])).get(id)
  if (!term?.rolls) return null
  const [done, events] = await Promise.all([
    recordedBatches([id]),
    db().retentionEvent.findMany({
      where: { recordId: id, takenBackAt: null },
      orderBy: [{ on: 'desc' }, { notedAt: 'desc' }],
      take: 500,
    }),
  ])
  const names = await namesOf(
    db(),
    events.map(({ notedById }) => notedById),
  )
  const rows = term.batches
    .map((batch): RollingBatch => {
      const day = term.days.find((one) => one.batch === batch)
      const own = events.filter((event) => event.batch === batch).slice(0, mostEvents)
      return {
        ...{ batch, from: day?.from ?? null, dueOn: day?.on ?? null, isGone: done.has(`${id} ${batch}`) },
        events: own.map(({ id: event, on, note, notedById }) => ({
          ...{ id: retentionEventIdSchema.parse(event), on: calendarDateOf(on), note },
          by: (notedById && names.get(notedById)) || null,
        })),
      }
    })
    .sort((a, b) => Number(a.isGone) - Number(b.isGone) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
  const left = events
    .filter(({ batch }, at) => !term.batches.includes(batch) && events.findIndex((one) => one.batch === batch) === at)
    .map(({ batch, on }) => ({ batch, on: calendarDateOf(on) }))
  return { rows: rows.slice(0, most), more: Math.max(0, rows.length - most), left }
}
