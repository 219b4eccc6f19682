import type { CommandContext } from '@/lib/access/actor'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import { extrasOf, writeExtras } from '@/lib/records/extras/extras'
import { parseRecord } from '@/lib/records/form/input'
import { linkedTo } from '@/lib/records/links/links'
import type { Registered } from '@/lib/records/state/registered'
import { declarationOf } from '@/lib/records/state/registered'
import type { RecordState } from '@/lib/records/state/state'
import { type NewRecord, writeNewOnes } from '@/lib/records/write/create'
import { compare, lockRecords, saveInside } from '@/lib/records/write/update'
import type { Extra, Values } from '../plan/row'
import { isTemp, rowTemp } from '../plan/temps'
import type { Judged, Verdict } from './judge'

/** What was written of one record; `row`: its place in the table, null for one that a row only names. */
export type WrittenPart = {
  id: RecordId
  ref: string
  row: number | null
  before: number
  after: number
  changes: readonly AuditChange[]
}

type Draft = {
  temp: string
  row: number | null
  input: Pick<NewRecord, 'register'>
  values: Values
  state: RecordState | null
  extras: readonly Extra[]
}

/** References that temporary ones stand for. */
class Refs {
  readonly #real = new Map<string, string>()

  set(temp: string, ref: string): void {
    this.#real.set(temp, ref)
  }

  /** Does a value name what is not written yet. */
  waits(values: Values): boolean {
    return Object.values(values).some(
      (value) =>
        Array.isArray(value) && value.some((one) => typeof one === 'string' && isTemp(one) && !this.#real.has(one)),
    )
  }

  in(values: Values): Values {
    const real = (one: JsonValue) => (typeof one === 'string' ? (this.#real.get(one) ?? one) : one)
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(real) : value]),
    )
  }

  /** The same of what a row was read as, so that it is read once. */
  inState({ links, ...state }: RecordState): RecordState {
    const real = (refs: readonly string[]) => [...new Set(refs.map((ref) => this.#real.get(ref) ?? ref))].sort()
    return { ...state, links: Object.fromEntries(Object.entries(links).map(([name, refs]) => [name, real(refs)])) }
  }
}

/**
 * Writes the rows of a verdict without errors: first what they name, then new records in waves (a row that links to another
 * waits for it), then changes. Whatever a single save refuses is refused here too, all of it. `tell`: how far it is.
 */
export async function writeRows(
  tx: Tx,
  context: CommandContext,
  register: Registered,
  { rows, creations }: Verdict,
  tell: (part: number) => void,
): Promise<WrittenPart[]> {
  const able = rows.filter(({ errors, deed }) => errors.length === 0 && deed !== 'none')
  const refs = new Refs()
  for (const { at, ref } of rows) if (ref !== null) refs.set(rowTemp(at), ref)
  const used = new Set(
    able.flatMap(({ values }) => Object.values(values).flatMap((value) => (Array.isArray(value) ? value : []))),
  )
  const drafts: Draft[] = [
    ...creations.flatMap(({ temp, register: slug, values }): Draft[] =>
      used.has(temp)
        ? [{ temp, row: null, extras: [], input: { register: declarationOf(slug).slug }, values, state: null }]
        : [],
    ),
    ...able.flatMap(({ at, deed, values, state, extras }): Draft[] =>
      deed === 'create'
        ? [{ temp: rowTemp(at), row: at, extras, input: { register: register.slug }, values, state }]
        : [],
    ),
  ]
  const made = await writeDrafts(tx, context, drafts, refs, tell)
  const saved = await writeChanges(tx, context, register, able, refs)
  tell(0.9)
  return [...made, ...saved]
}

async function writeDrafts(
  tx: Tx,
  context: CommandContext,
  drafts: readonly Draft[],
  refs: Refs,
  tell: (part: number) => void,
): Promise<WrittenPart[]> {
  const parts: WrittenPart[] = []
  const extras: (Extra & { recordId: RecordId })[] = []
  let waiting = drafts
  while (waiting.length > 0) {
    const ready = waiting.filter(({ values }) => !refs.waits(values))
    if (ready.length === 0) throw new Refusal('not_now', { reason: 'import_changed' })
    const inputs = ready.map(
      ({ input, values, state }): NewRecord => ({
        ...input,
        values: refs.in(values),
        ...(state ? { state: refs.inState(state) } : {}),
      }),
    )
    const made = await writeNewOnes(tx, context, inputs)
    for (const [n, { id, ref, changes }] of made.entries()) {
      const draft = ready[n]
      if (!draft) continue
      refs.set(draft.temp, ref)
      parts.push({
        id,
        ref,
        row: draft.row,
        before: 0,
        after: 1,
        changes: [...changes, ...toldExtras(draft.extras, [])],
      })
      extras.push(...draft.extras.map((extra) => ({ ...extra, recordId: id })))
    }
    const done = new Set(ready.map(({ temp }) => temp))
    waiting = waiting.filter(({ temp }) => !done.has(temp))
    tell(0.3 + (0.5 * parts.length) / Math.max(drafts.length, 1))
  }
  await writeExtras(tx, context.now, extras)
  return parts
}

async function writeChanges(
  tx: Tx,
  context: CommandContext,
  register: Registered,
  able: readonly Judged[],
  refs: Refs,
): Promise<WrittenPart[]> {
  const rows = able.flatMap((row) =>
    row.deed === 'update' && row.ref !== null
      ? [{ ...row, ref: row.ref, state: parseRecord(register, refs.in(row.values), context.today) }]
      : [],
  )
  if (rows.length === 0) return []
  const { records, around } = await lockRecords(tx, context, 'update', {
    refs: rows.map(({ ref }) => ref),
    to: rows.map(({ state }) => linkedTo(register, state.links)),
    people: rows.map(({ state }) => state.base.ownerId),
    departments: rows.map(({ state }) => state.base.departmentId),
  })
  const there = await extrasOf(
    tx,
    records.map(({ id }) => id),
  )
  const all = rows.flatMap((row, n) => {
    const record = records[n]
    if (!record || record.version !== row.version || record.status === 'retired')
      throw new Refusal('not_now', { reason: 'import_changed' })
    return [
      { row, compared: compare(around, record, row.state), extras: toldExtras(row.extras, there.get(record.id) ?? []) },
    ]
  })
  const saves = all.flatMap(({ compared }) => (compared.changes.length > 0 ? [compared] : []))
  const writes = await saveInside(tx, context, around, saves)
  await writes.answers
  await writeExtras(
    tx,
    context.now,
    all.flatMap(({ row, compared: { record } }) => row.extras.map((extra) => ({ ...extra, recordId: record.id }))),
  )
  return all.map(({ row, compared: { record, changes }, extras }) => ({
    ...{ id: record.id, ref: record.ref, row: row.at, before: record.version },
    after: record.version + (changes.length > 0 ? 1 : 0),
    changes: [...changes, ...extras],
  }))
}

/** Extras as a change of their own name, so that the history tells of them and an undo puts them back. */
function toldExtras(wanted: readonly Extra[], there: readonly Extra[]): AuditChange[] {
  const known = new Map(there.map(({ header, value }) => [header, value]))
  const differing = wanted.filter(({ header, value }) => known.get(header) !== value)
  if (differing.length === 0) return []
  const told = (of: (extra: Extra) => string | null): JsonValue =>
    Object.fromEntries(differing.map((extra) => [extra.header, of(extra)]))
  return [
    {
      field: 'extras',
      old: there.length === 0 ? null : told(({ header }) => known.get(header) ?? null),
      new: told(({ value }) => value),
    },
  ]
}
