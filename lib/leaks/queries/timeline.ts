import type { Actor } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { DecisionKind } from '@/lib/law/codes/leak-states'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { instantOf } from '@/lib/time/types'
import { occasionKinds } from '../facts/moments'
import { contactChannels, contactDirections, type EntryKind, entryKinds } from '../facts/schema'
import type { LeakDetail } from './leak-detail'
import type { LeakFileView } from './leak-files'

/** The words of an entry that somebody wrote down. Null where they could name who reported. */
type Written = {
  id: string
  body: string | null
  withWhom: string | null
  channel: (typeof contactChannels)[number] | null
  direction: (typeof contactDirections)[number] | null
  isCorrected: boolean
  corrects: boolean
  /** The reader may correct it. */
  isTheirs: boolean
}

/** What Dertig itself has kept: told here once more, written down nowhere else. */
export type LeakEvent =
  | { what: 'received' | 'confirmed' | 'advice' | 'closed' }
  | { what: 'moment'; moment: string; reference: string | null }
  | { what: 'decision'; decision: DecisionKind; outcome: 'notify' | 'not_needed' | null }
  | { what: 'file'; name: string | null }
  | { what: 'note' }

/** One line of the timeline. */
export type TimelineItem = {
  key: string
  kind: EntryKind
  happenedAt: Instant
  /** The day alone, where the reader may not know the moment. */
  day: CalendarDate | null
  recordedAt: Instant | null
  byName: string | null
} & ({ entry: Written; event: null } | { entry: null; event: LeakEvent })

type Reader = { actor: Actor; files: readonly LeakFileView[] }

/**
 * The timeline of a leak by when things happened: what people wrote down, and what was kept anyway. Of a contact an auditor learns that
 * there was one: its words may name who reported.
 */
export async function readTimeline(leak: LeakDetail, { actor, files }: Reader): Promise<TimelineItem[]> {
  const rows = await db().leakEntry.findMany({
    where: { leakId: leak.id },
    include: { correction: { select: { id: true } } },
    orderBy: [{ happenedAt: 'asc' }, { recordedAt: 'asc' }],
  })
  const names = await namesOf(
    db(),
    rows.map(({ byId }) => byId),
  )
  const written = rows.map((row): TimelineItem => {
    const kind = entryKinds.find((one) => one === row.kind) ?? 'fact'
    const hidden = leak.masked && kind === 'contact'
    return {
      ...{ key: row.id, kind, day: null, event: null },
      happenedAt: instantOf(row.happenedAt),
      recordedAt: instantOf(row.recordedAt),
      byName: names.get(row.byId) ?? null,
      entry: {
        id: row.id,
        body: hidden ? null : row.body,
        withWhom: hidden ? null : row.withWhom,
        channel: contactChannels.find((one) => one === row.channel) ?? null,
        direction: contactDirections.find((one) => one === row.direction) ?? null,
        isCorrected: row.correction !== null,
        corrects: row.correctsId !== null,
        isTheirs: leak.can.update || row.byId === actor.id,
      },
    }
  })
  return [...written, ...eventsOf(leak, files)].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt))
}

/** What is kept of a leak elsewhere, as lines of its timeline. */
export function eventsOf(leak: LeakDetail, files: readonly LeakFileView[]): TimelineItem[] {
  const line = (
    key: string,
    kind: EntryKind,
    happenedAt: Instant | null,
    event: LeakEvent,
    more: Partial<Told> = {},
  ) =>
    happenedAt === null
      ? []
      : [{ key, kind, happenedAt, event, entry: null, day: null, recordedAt: null, byName: null, ...more }]
  return [
    ...line('received', 'fact', leak.receivedAt, { what: 'received' }, { day: leak.receivedDay }),
    ...line('confirmed', 'fact', leak.confirmedAt, { what: 'confirmed' }),
    ...leak.history.flatMap(({ id, kind, at, corrected, reference, byName, setAt }) => {
      if (corrected || !momentsTold.some((told) => told === kind)) return []
      const event = { what: 'moment', moment: kind, reference } as const
      return line(id, kind.startsWith('told_') ? 'contact' : 'fact', at, event, { byName, recordedAt: setAt })
    }),
    ...leak.advices.flatMap(({ id, releasedAt, byName }) =>
      line(id, 'decision', releasedAt, { what: 'advice' }, { byName }),
    ),
    ...leak.decisions.flatMap(({ id, kind, outcome, at, byName }) =>
      line(id, 'decision', at, { what: 'decision', decision: kind, outcome }, { byName }),
    ),
    ...files.flatMap(({ id, name, addedAt, addedDay, byName, removed }) =>
      removed ? [] : line(id, 'evidence', addedAt, { what: 'file', name }, { byName, day: addedDay }),
    ),
    ...leak.notes.flatMap(({ id, at, byName }) => line(id, 'fact', at, { what: 'note' }, { byName })),
    ...line('closed', 'decision', leak.closedAt, { what: 'closed' }),
  ]
}

type Told = Pick<TimelineItem, 'day' | 'recordedAt' | 'byName'>

/** The moments that stand in the timeline: since when the company knew, and what was filed, reported or told. */
const momentsTold = ['aware', 'high_risk_found', ...occasionKinds] as const

/** The kinds that a timeline can be narrowed to: those of entries, and what Dertig kept by itself. */
export const timelineFilters = [...entryKinds, 'kept'] as const
export type TimelineFilter = (typeof timelineFilters)[number]

/** The lines of this kind. */
export function narrowed(items: readonly TimelineItem[], filter: TimelineFilter | null): readonly TimelineItem[] {
  if (filter === null) return items
  return items.filter(({ kind, event }) => (filter === 'kept' ? event !== null : kind === filter))
}

/** The kind that an address asks for. */
export function timelineFilter(asked: string | readonly string[] | undefined): TimelineFilter | null {
  return timelineFilters.find((one) => one === asked) ?? null
}
