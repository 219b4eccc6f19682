import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { rowsOf, updateRows } from '@/lib/db/rows'
import { listingMonths } from '@/lib/law/transfers'
import type { AnyRegister, Due, RecordFacts } from '@/lib/registers/declare/define'
import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { FullRow } from '../list/row'
import { isSeen } from '../state/registered'
import type { RecordState } from '../state/state'
import type { Wording } from '../state/wording'
import { type Around, type Asked, loadAround, type Near } from './around'
import { linkedFacts } from './facts-around'
import { searchTextOf, textIn, textsIn } from './search-text'

/** How far a change is followed: agreement → its processor → the activities that use it, and one more. */
const furthest = 4

/** What is kept with a record because it follows from the record and what is around it. */
export type Derived = {
  searchText: string
  inForceText: string
  missing: readonly string[]
  /** The day on which `missing` changes although nobody writes. */
  changesOn: CalendarDate | null
}
type Kept = Pick<Near, 'id' | 'register'> & Pick<Asked, 'ref' | 'inForceVersionId' | 'frozen' | 'inForceText'>

/** What follows from this state of a record, and the days that fall due. Asks nothing of the database. */
export async function derive(
  around: Around,
  row: Kept,
  state: RecordState,
  events = around.events(row.id),
): Promise<Derived & { dues: readonly Due[] }> {
  const { register } = row
  const facts = around.factsOf(row, state)
  return {
    ...(await textsFor(around, row, state)),
    missing: missingOn(register, facts, around.on),
    changesOn: dayOfChange(register, facts),
    dues: register.dues(state.detail, { ...facts, events }),
  }
}

/**
 * What a search finds the record by: its working copy, and its version in force, which a change of content alone leaves as it is
 * (`inForce` false).
 */
export async function textsFor(
  around: Around,
  row: Omit<Kept, 'id'>,
  state: RecordState,
  inForce = true,
): Promise<Pick<Derived, 'searchText' | 'inForceText'>> {
  const { register, ref, frozen } = row
  const owner = around.person(state.base.ownerId)?.name ?? null
  const titles = (refs: readonly string[]) => [...refs].sort().map((one) => around.near(one)?.frozenTitle ?? '')
  const searchText = await searchTextOf(register, ref, state, {
    owner,
    linked: titles(Object.values(state.links).flat()),
  })
  if (row.inForceVersionId === null || frozen === null || !inForce) return { searchText, inForceText: row.inForceText }
  const linked = titles(Object.keys(register.relations).flatMap((name) => textsIn(frozen[name])))
  const { ownerRole, formerRef, tags } = state.base
  const { title, ruleReference, ruleSource } = frozen
  const base = { ownerRole, formerRef, tags, title: textIn(title), ruleReference: textIn(ruleReference), ruleSource }
  return { searchText, inForceText: await searchTextOf(register, ref, { base, detail: frozen }, { owner, linked }) }
}

/**
 * Computes again what is kept with records: search texts, missing items, the day on which these change by themselves, and
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
  const loaded = await loadAround(tx, on, { ids })
  const changed = await keepWave(tx, loaded)
  if (!around) return changed
  const seen = ids.filter((id) => isSeen(loaded.asked.get(id)?.register))
  return new Map([...(await keepAround(tx, on, { around: seen })), ...changed])
}

/**
 * Computes again the records around these, those named in `ids`, and on from each whose missing items changed. Answers what
 * they lacked before.
 */
export async function keepAround(
  tx: Tx,
  on: CalendarDate,
  from: { ids?: readonly RecordId[]; around: readonly RecordId[] },
): Promise<LackedBefore> {
  const changed = new Map<RecordId, readonly string[]>()
  let next = { ids: from.ids ?? [], around: from.around }
  for (let step = 1; next.ids.length + next.around.length > 0 && step < furthest; step++) {
    const loaded = await loadAround(tx, on, next)
    const fresh = await keepWave(tx, loaded)
    for (const [id, before] of fresh) if (!changed.has(id)) changed.set(id, before)
    next = { ids: [], around: [...fresh.keys()].filter((id) => isSeen(loaded.asked.get(id)?.register)) }
  }
  return changed
}

async function keepWave(tx: Tx, around: Around): Promise<LackedBefore> {
  const changed = new Map<RecordId, readonly string[]>()
  const rows: ({ id: RecordId } & Derived)[] = []
  const dues: DueChange[] = []
  for (const row of around.asked.values()) {
    const { dues: wanted, ...derived } = await derive(around, row, around.stateOf(row))
    const same = derived.missing.join() === row.missing.join()
    if (!same) changed.set(row.id, row.missing)
    dues.push(dueChange(around, row.id, wanted))
    const { searchText, inForceText, changesOn } = derived
    if (same && searchText === row.searchText && inForceText === row.inForceText && changesOn === row.changesOn)
      continue
    rows.push({ id: row.id, ...derived })
  }
  await updateRows(tx, 'Record', rows)
  await writeDues(tx, dues)
  return changed
}

type DueRow = Due & { recordId: RecordId }
export type DueChange = { made: readonly DueRow[]; gone: readonly DueRow[] }

/** Writes what changed of the days on which something of records falls due, for calendar and reminders. */
export async function writeDues(tx: Tx, changes: readonly DueChange[]): Promise<void> {
  const [made, gone] = [changes.flatMap((change) => change.made), changes.flatMap((change) => change.gone)]
  if (made.length + gone.length === 0) return
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "RecordDue" d USING ${rowsOf('RecordDue', gone)} n
      WHERE d."recordId" = n."recordId" AND d.code = n.code AND d."on" = n."on"
    )
    INSERT INTO "RecordDue" ("recordId", code, "on") SELECT n."recordId", n.code, n."on" FROM ${rowsOf('RecordDue', made)} n
    ON CONFLICT DO NOTHING`
}

/** The days that fall due beside those that are kept. */
export function dueChange(around: Around, recordId: RecordId, wanted: readonly Due[]): DueChange {
  const kept = around.dues(recordId)
  const keys = new Set(wanted.map(keyOf))
  const known = new Set(kept.map(keyOf))
  const made = new Map(wanted.flatMap((due) => (known.has(keyOf(due)) ? [] : [[keyOf(due), { recordId, ...due }]])))
  return { made: [...made.values()], gone: kept.filter((due) => !keys.has(keyOf(due))) }
}

function keyOf({ code, on }: Due): string {
  return `${code} ${on}`
}

/** Codes of what the record lacks on a day. */
function missingOn(register: AnyRegister, facts: RecordFacts<unknown>, on: CalendarDate): string[] {
  return register.missing({ ...facts, on })
}

/**
 * The first day after the one asked on which this record lacks something else than now, if nothing is written: its
 * agreement ended, an adequacy decision lapsed. Null when no date that its rules can see changes anything.
 */
function dayOfChange(register: AnyRegister, facts: RecordFacts<unknown>): CalendarDate | null {
  const now = missingOn(register, facts, facts.on).join()
  // A rule turns on a date it sees, a year after it (a listing that was looked up), or on the day after: only these can differ.
  const seen = [facts.detail, facts.linked, facts.incoming].flatMap(datesIn)
  const turns = seen.flatMap((day) => [day, addMonthsClamped(day, listingMonths)])
  const all = turns.flatMap((day) => [day, addDays(day, 1)])
  const days = [...new Set([...all, ...daysOfDecisions(facts.adequacy)])].filter((day) => day > facts.on).sort()
  return days.find((day) => missingOn(register, facts, day).join() !== now) ?? null
}

/** Days of the decisions on countries, and the days after them: worked out once for all records that are looked at together. */
function daysOfDecisions(decisions: RecordFacts<unknown>['adequacy']): readonly CalendarDate[] {
  const known = daysOf.get(decisions) ?? datesIn(decisions).flatMap((day) => [day, addDays(day, 1)])
  daysOf.set(decisions, known)
  return known
}
const daysOf = new WeakMap<RecordFacts<unknown>['adequacy'], readonly CalendarDate[]>()

const looksLikeDay = /^\d{4}-\d{2}-\d{2}$/

function datesIn(value: unknown): CalendarDate[] {
  if (typeof value === 'string') {
    // Most texts are none, and to be told so by the schema costs more than to be one.
    if (!looksLikeDay.test(value)) return []
    const day = calendarDateSchema.safeParse(value)
    return day.success ? [day.data] : []
  }
  if (Array.isArray(value)) return value.flatMap(datesIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : []
}

type Told = Pick<FullRow, 'id' | 'missing' | 'values'>

/** In words, what exactly each missing item is about, by its code; only items whose declaration can tell. */
export async function missingDetailWords(
  tx: Tx,
  register: AnyRegister,
  { id, missing, values }: Told,
  { words, on }: { words: Wording; on: CalendarDate },
): Promise<ReadonlyMap<string, string>> {
  const told = Object.entries(register.missingDetails).filter(([code]) => missing?.includes(code))
  if (told.length === 0) return new Map()
  const linked = await linkedFacts(
    tx,
    id,
    told.flatMap(([, { relations }]) => relations),
  )
  const facts = { detail: values, linked, on, adequacy: await adequacyDecisionsIn(tx) }
  return new Map(
    told.map(([code, { as, of }]) => [
      code,
      of(facts)
        .map((one) => words.word(as, one))
        .join('; '),
    ]),
  )
}
