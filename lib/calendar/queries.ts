import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { userIdSchema } from '@/lib/db/ids'
import { listFindings } from '@/lib/findings/queries'
import { runningClocks } from '@/lib/leaks/queries/leak-list'
import { workingScope } from '@/lib/records/list/where'
import { findDeclaration } from '@/lib/records/state/registered'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import { listDeletions } from '@/lib/retention/deletions/queries'
import { retentionDue } from '@/lib/retention/due'
import { listHolds } from '@/lib/retention/holds/queries'
import { heldRegisters } from '@/lib/retention/scope/targets'
import type { RawParams } from '@/lib/table/parse'
import { addDays, calendarDate, yearOf } from '@/lib/time/calendar'
import { addDuration, durationSchema } from '@/lib/time/duration'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'

export const calendarKinds = ['clock', 'due', 'retention', 'review', 'finding', 'hold_end', 'backup_purge'] as const
type CalendarKind = (typeof calendarKinds)[number]

/** One thing on its day. */
export type CalendarEntry = {
  key: string
  on: CalendarDate
  kind: CalendarKind
  /** Code of the register's own words for it: `<register>.dues.<code>`, or of a clock; null where the calendar has the words. */
  code: string | null
  /** Name of the batch, when retention is due. */
  batch: string
  register: RegisterSlug | null
  ref: string
  title: string
  href: string
  ownerName: string | null
  /** References of the holds that stop it. */
  holds: readonly string[]
  isExample: boolean
}

export type CalendarGroup = { key: 'overdue' | CalendarDate; entries: readonly CalendarEntry[] }

/** What should be done already comes first, then month by month (key: first day of the month); each group by day and reference. */
export function groupsOf(entries: readonly CalendarEntry[], today: CalendarDate): CalendarGroup[] {
  const groups = new Map<CalendarGroup['key'], CalendarEntry[]>()
  const sorted = [...entries].sort((a, b) => a.on.localeCompare(b.on) || a.ref.localeCompare(b.ref))
  for (const entry of sorted) {
    const key = entry.on < today ? 'overdue' : firstOfMonth(entry.on)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].map(([key, inside]) => ({ key, entries: inside }))
}

/** Past its day and not stopped by a hold. */
export function isLate(entry: Pick<CalendarEntry, 'on' | 'holds'>, today: CalendarDate): boolean {
  return entry.on < today && entry.holds.length === 0
}

function firstOfMonth(day: CalendarDate): CalendarDate {
  return calendarDate(yearOf(day), Number(day.slice(5, 7)), 1)
}

const slugs: readonly RegisterSlug[] = catalog.map(({ slug }) => slug)
const filter = z.object({
  register: z.enum(slugs).nullable().catch(null),
  kind: z.enum(calendarKinds).nullable().catch(null),
  owner: userIdSchema.nullable().catch(null),
})
export type CalendarFilter = z.infer<typeof filter>

/** What the address of the calendar asks for; what it does not know is dropped. */
export function calendarFilter({ register, kind, owner }: RawParams): CalendarFilter {
  return filter.parse({ register, kind, owner })
}

const ahead = durationSchema.parse('P12M')
/** Entries of one kind read at most. */
export const mostOfKind = 500

/**
 * What falls due until 12 months from today and what should be done already, as far as this person may read it: running clocks of
 * leaks whatever their state (one entry in the log when there are any), dates in records, reviews, retention, findings, ends of
 * holds, purged backups. At most 500 of each kind, the earliest.
 */
export async function calendarEntries(
  context: CommandContext & { actor: Actor },
  filter: CalendarFilter,
): Promise<CalendarEntry[]> {
  const { actor, today } = context
  const until = addDuration(today, ahead)
  const readers: Readonly<Record<CalendarKind, () => Promise<CalendarEntry[]>>> = {
    clock: () => clocksIn(context, filter),
    due: () => duesIn(actor, filter, until),
    retention: () => retentionIn(actor, filter, until, today),
    review: () => reviewsIn(actor, filter, until),
    finding: () => findingsIn(actor, filter, until),
    hold_end: () => holdEndsIn(actor, filter, today, until),
    backup_purge: () => purgesIn(actor, filter, today, until),
  }
  const chosen = filter.kind ? [readers[filter.kind]] : Object.values(readers)
  const entries: CalendarEntry[] = []
  // One after the other: together they would take every connection there is.
  for (const read of chosen) {
    const found = await read()
    entries.push(...found.sort((a, b) => a.on.localeCompare(b.on)).slice(0, mostOfKind))
  }
  return entries
}

/** Running clocks on the day they are due; one without a length stands on the day it began, for it is due without delay. */
async function clocksIn(
  context: CommandContext & { actor: Actor },
  { register, owner }: CalendarFilter,
): Promise<CalendarEntry[]> {
  if (register !== null || owner !== null) return []
  const clocks = await runningClocks(context.actor, mostOfKind)
  if (clocks.length > 0) await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'calendar' } })
  return clocks.map(({ code, ref, title, isExample, startAt, dueAt, endsDay }) => {
    const moment = dueAt ?? startAt
    // 24:00 of a day is kept as the first moment of the next one.
    const on = addDays(localDateOf(moment, context.zone), dueAt !== null && endsDay ? -1 : 0)
    return { ...plain('clock', on, `${ref} ${code}`), code, ref, title, href: `/leaks/${ref}`, isExample }
  })
}

const record = { ref: true, register: true, title: true, ownerId: true, isExample: true } satisfies Prisma.RecordSelect
type Row = Prisma.RecordGetPayload<{ select: typeof record }>

/** Records not retired whose working copy this person reads, of the chosen register and owner. */
function recordsWhere(actor: Actor, { register, owner }: CalendarFilter): Prisma.RecordWhereInput {
  return {
    AND: [
      workingScope(actor),
      { status: { not: 'retired' } },
      register ? { register } : {},
      owner ? { ownerId: owner } : {},
    ],
  }
}

async function duesIn(actor: Actor, filter: CalendarFilter, until: CalendarDate): Promise<CalendarEntry[]> {
  const rows = await db().recordDue.findMany({
    where: {
      on: { lte: toDatabase(until) },
      // Retention has a reader of its own, which knows what was deleted and what is on hold.
      record: { AND: [recordsWhere(actor, filter), { register: { not: heldRegisters.rules } }] },
    },
    select: { code: true, on: true, record: { select: record } },
    orderBy: [{ on: 'asc' }, { recordId: 'asc' }],
    take: mostOfKind,
  })
  const names = await ownersOf(rows.map((row) => row.record))
  return rows.map((row) => entryOf(row.record, names, 'due', calendarDateOf(row.on), row.code))
}

async function reviewsIn(actor: Actor, filter: CalendarFilter, until: CalendarDate): Promise<CalendarEntry[]> {
  const rows = await db().record.findMany({
    where: { AND: [recordsWhere(actor, filter), { nextReviewOn: { lte: toDatabase(until) } }] },
    select: { ...record, nextReviewOn: true },
    orderBy: [{ nextReviewOn: 'asc' }, { ref: 'asc' }],
    take: mostOfKind,
  })
  const names = await ownersOf(rows)
  return rows.flatMap((row) =>
    row.nextReviewOn ? [entryOf(row, names, 'review', calendarDateOf(row.nextReviewOn), null)] : [],
  )
}

async function retentionIn(
  actor: Actor,
  { register, owner }: CalendarFilter,
  until: CalendarDate,
  today: CalendarDate,
): Promise<CalendarEntry[]> {
  if (register !== null && register !== heldRegisters.rules) return []
  const rows = await retentionDue(actor, until, today)
  return rows
    .filter((row) => owner === null || row.ownerId === owner)
    .slice(0, mostOfKind)
    .map((row) => ({
      ...plain('retention', row.on, `${row.ruleRef} ${row.batch}`),
      batch: row.batch,
      register: heldRegisters.rules,
      ref: row.ruleRef,
      title: row.ruleTitle,
      href: `/registers/${heldRegisters.rules}/${row.ruleRef}`,
      ownerName: row.ownerName,
      holds: row.holds.map(({ ref }) => ref),
      isExample: row.isExample,
    }))
}

async function findingsIn(actor: Actor, { register, owner }: CalendarFilter, until: CalendarDate) {
  if (register !== null) return []
  const rows = await listFindings(actor, {
    states: ['open', 'in_progress'],
    dueBefore: addDays(until, 1),
    ...(owner ? { ownerId: owner } : {}),
  })
  return rows.flatMap((row): CalendarEntry[] =>
    row.dueOn
      ? [
          {
            ...plain('finding', row.dueOn, row.ref),
            ref: row.ref,
            title: row.title,
            href: `/findings/${row.ref}`,
            ownerName: row.ownerName,
            isExample: row.isExample,
          },
        ]
      : [],
  )
}

async function holdEndsIn(actor: Actor, { register, owner }: CalendarFilter, from: CalendarDate, to: CalendarDate) {
  if (register !== null || owner !== null) return []
  const rows = await listHolds(actor, from, { endsBetween: { from, to } })
  return rows.flatMap((row): CalendarEntry[] =>
    row.endsOn
      ? [
          {
            ...plain('hold_end', row.endsOn, row.ref),
            ref: row.ref,
            title: row.records.map((held) => held.ref).join(', '),
            href: `/retention/holds/${row.ref}`,
            isExample: row.isExample,
          },
        ]
      : [],
  )
}

async function purgesIn(actor: Actor, { register, owner }: CalendarFilter, from: CalendarDate, to: CalendarDate) {
  if (register !== null || owner !== null) return []
  const rows = await listDeletions(actor, { standing: true, purgedBetween: { from, to } })
  return rows.flatMap((row): CalendarEntry[] =>
    row.backupsPurgedOn
      ? [
          {
            ...plain('backup_purge', row.backupsPurgedOn, row.ref),
            ref: row.ref,
            title: row.batch || row.records.map((named) => named.ref).join(', '),
            href: `/retention/deletions/${row.ref}`,
            isExample: row.isExample,
          },
        ]
      : [],
  )
}

function plain(kind: CalendarKind, on: CalendarDate, of: string) {
  return { key: `${kind} ${of} ${on}`, on, kind, code: null, batch: '', register: null, ownerName: null, holds: [] }
}

function entryOf(
  row: Row,
  names: ReadonlyMap<string, string>,
  kind: CalendarKind,
  on: CalendarDate,
  code: string | null,
): CalendarEntry {
  return {
    ...plain(kind, on, `${row.ref} ${code}`),
    code,
    register: findDeclaration(row.register)?.slug ?? null,
    ref: row.ref,
    title: row.title,
    href: `/registers/${row.register}/${row.ref}`,
    ownerName: (row.ownerId && names.get(row.ownerId)) || null,
    isExample: row.isExample,
  }
}

function ownersOf(rows: readonly Row[]) {
  return namesOf(
    db(),
    rows.map(({ ownerId }) => ownerId),
  )
}
