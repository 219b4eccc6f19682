import { namesOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { listingMonths } from '@/lib/law/transfers'
import type { AnyRegister, Due, RecordFacts } from '@/lib/registers/declare/define'
import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, calendarDateSchema, toDatabase } from '@/lib/time/types'
import { neighbourIds } from '../links/links'
import type { FullRow } from '../list/row'
import type { Registered } from '../state/registered'
import type { Wording } from '../state/wording'
import { type CommonFacts, commonFacts, factsAround, linkedFacts, missingOn } from './facts-around'
import { searchTextOf, titlesInForce } from './search-text'

/** How far a change is followed: agreement → its processor → the activities that use it, and one more. */
const furthest = 4

/**
 * Computes again what is kept with records: search text, missing items, the day on which these change by themselves, and
 * what falls due. Call it after the write with the records that were written; `around` (the default) follows to those
 * whose rules can see them. Versions are left alone. Answers the records whose missing items changed.
 */
export async function keepDerived(
  tx: Tx,
  ids: readonly RecordId[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<RecordId[]> {
  return [...(await keepAndCompare(tx, ids, on, { around })).keys()]
}

/** What a record lacked before it was computed again, by id. */
export type LackedBefore = ReadonlyMap<RecordId, readonly string[]>

/** Like keepDerived; answers what the records whose missing items changed lacked before. */
export async function keepAndCompare(
  tx: Tx,
  ids: readonly RecordId[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<LackedBefore> {
  const common = await commonFacts(tx, on)
  const changed = new Map(await keepWave(tx, ids, common))
  let next = around ? await neighbourIds(tx, ids) : []
  for (let step = 1; next.length > 0 && step < furthest; step++) {
    const fresh = await keepWave(tx, next, common)
    for (const [id, before] of fresh) if (!changed.has(id)) changed.set(id, before)
    next = await neighbourIds(tx, [...fresh.keys()])
  }
  return changed
}

async function keepWave(tx: Tx, ids: readonly RecordId[], common: CommonFacts): Promise<LackedBefore> {
  const found = await factsAround(tx, ids, common)
  const owners = await namesOf(
    tx,
    found.map(({ row }) => row.ownerId),
  )
  const titles = await titlesInForce(
    tx,
    found.flatMap(({ row }) => row.linksFrom.flatMap(({ to }) => to.inForceVersionId ?? [])),
  )
  const changed = new Map<RecordId, readonly string[]>()
  for (const { row, register, state, facts } of found) {
    const id = recordIdSchema.parse(row.id)
    const linked = row.linksFrom.map(({ to }) => (to.inForceVersionId && titles.get(to.inForceVersionId)) || '')
    const owner = (row.ownerId && owners.get(row.ownerId)) || null
    const searchText = await searchTextOf(register, row.ref, state, { owner, linked })
    const missing = missingOn(register, facts, common.on)
    const changesOn = dayOfChange(register, facts)
    await keepDues(tx, id, row.dues, register.dues(state.detail, facts))
    const same = missing.join() === row.missing.join()
    if (!same) changed.set(id, row.missing)
    if (same && searchText === row.searchText && changesOn === row.changesOn) continue
    const data = { searchText, missing, changesOn: changesOn && toDatabase(changesOn) }
    await tx.record.update({ where: { id }, data, select: { id: true } })
  }
  return changed
}

/**
 * The first day after the one asked on which this record lacks something else than now, if nothing is written: its
 * agreement ended, an adequacy decision lapsed. Null when no date that its rules can see changes anything.
 */
function dayOfChange(register: Registered, facts: RecordFacts<unknown>): CalendarDate | null {
  const now = missingOn(register, facts, facts.on).join()
  // A rule turns on a date it sees, a year after it (a listing that was looked up), or on the day after: only these can differ.
  const seen = [facts.detail, facts.linked, facts.incoming].flatMap(datesIn)
  const turns = seen.flatMap((day) => [day, addMonthsClamped(day, listingMonths)])
  const all = [...turns, ...datesIn(facts.adequacy)]
  const days = [...new Set(all.flatMap((day) => [day, addDays(day, 1)]))].filter((day) => day > facts.on).sort()
  return days.find((day) => missingOn(register, facts, day).join() !== now) ?? null
}

function datesIn(value: unknown): CalendarDate[] {
  if (typeof value === 'string') {
    const day = calendarDateSchema.safeParse(value)
    return day.success ? [day.data] : []
  }
  if (Array.isArray(value)) return value.flatMap(datesIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : []
}

/** Keeps the days on which something of this record falls due as rows, for calendar and reminders; `kept` are its rows now. */
async function keepDues(
  tx: Tx,
  recordId: RecordId,
  kept: readonly { code: string; on: Date }[],
  dues: readonly Due[],
): Promise<void> {
  const wanted = new Set(dues.map(keyOf))
  const there = new Set(kept.map(({ code, on }) => keyOf({ code, on: calendarDateOf(on) })))
  if (wanted.size === there.size && [...wanted].every((key) => there.has(key))) return
  await tx.recordDue.deleteMany({ where: { recordId } })
  await tx.recordDue.createMany({
    data: dues.map(({ code, on }) => ({ recordId, code, on: toDatabase(on) })),
    skipDuplicates: true,
  })
}

function keyOf({ code, on }: Due): string {
  return `${code} ${on}`
}

type Asked = Pick<FullRow, 'id' | 'missing' | 'values'>

/** In words, what exactly each missing item is about, by its code; only items whose declaration can tell. */
export async function missingDetailWords(
  tx: Tx,
  register: AnyRegister,
  { id, missing, values }: Asked,
  { words, on }: { words: Wording; on: CalendarDate },
): Promise<ReadonlyMap<string, string>> {
  const told = Object.entries(register.missingDetails).filter(([code]) => missing?.includes(code))
  if (told.length === 0) return new Map()
  const linked = await linkedFacts(
    tx,
    id,
    told.flatMap(([, { relations }]) => relations),
  )
  const { adequacy } = await commonFacts(tx, on)
  const facts = { detail: values, linked, on, adequacy }
  return new Map(
    told.map(([code, { as, of }]) => [
      code,
      of(facts)
        .map((one) => words.word(as, one))
        .join('; '),
    ]),
  )
}
