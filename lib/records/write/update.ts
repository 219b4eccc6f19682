import { type CommandContext, personOrNull } from '@/lib/access/actor'
import type { Verb } from '@/lib/access/matrix'
import { authorise, type Change, change, refuseStale, type Unchanged } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { updateRows, type Writes, writing } from '@/lib/db/rows'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { DetailValues } from '@/lib/registers/declare/store'
import { otherLanguages, type Translation, withTranslation } from '@/lib/registers/shared/other-languages'
import { type Around, type Asked, loadAround } from '../derive/around'
import { type Derived, type DueChange, derive, dueChange, keepAround, textsFor, writeDues } from '../derive/derived'
import { parseLight, parseRecord } from '../form/input'
import { checkEntities, checkPlace } from '../form/place'
import { type LinkedTo, linkChange, linkedTo, lockAround, lookingBackAt, writeLinks } from '../links/links'
import { voidSubmissions } from '../standing/comeback'
import { administrative, type BaseName, baseColumns } from '../state/base'
import { differencesOf, namedChanges } from '../state/content'
import { declarationOf, declaredFields, isSeen } from '../state/registered'
import type { RecordState } from '../state/state'
import { checkProven, eventsAfter, moveEvents } from './renamed-events'

export type Updated = { ref: string; version: number; changed: boolean }
export type UpdateInput = {
  ref: string
  /** Slug of the register the form was made for. */
  register: string
  /** Version the form was opened with. */
  version: number
  values: unknown
}

/**
 * Changes a record. Refuses `stale` with both values per field when somebody saved since the form was opened. A change of
 * content makes it a draft, voids what stands for review and notes the person as contributor. Values equal to those kept
 * write nothing and answer `changed: false`. Right: register.update before and after (an editor cannot move a record away).
 */
export function updateRecord(context: CommandContext, input: UpdateInput): Promise<Result<Updated>> {
  return change<Updated>(context, async (tx) => {
    // -- parse
    const register = declarationOf(input.register)
    const after = parseRecord(register, input.values, context.today)
    const { ownerId, departmentId } = after.base
    const around = { to: [linkedTo(register, after.links)], people: [ownerId], departments: [departmentId] }
    return saved(tx, context, input, around, () => after)
  })
}

/**
 * The same for those fields of a record that are changed where they stand (`lightFields`): `values` names one or several of
 * them, everything else stays as it is.
 */
export function updateFields(context: CommandContext, input: UpdateInput): Promise<Result<Updated>> {
  return change<Updated>(context, async (tx) => {
    // -- parse
    const given = parseLight(input.values)
    const around = {
      people: [given.ownerId ?? null],
      departments: [given.departmentId ?? null],
      rules: !isUnruled(Object.keys(given)),
    }
    return saved(tx, context, input, around, (before) => ({ ...before, base: { ...before.base, ...given } }))
  })
}

/** The same for one text of a record in another language (`shared/other-languages`): it is part of its content, like the text itself. */
export function translateText(
  context: CommandContext,
  { translation, ...target }: Omit<UpdateInput, 'values'> & { translation: Translation },
): Promise<Result<Updated>> {
  return change<Updated>(context, (tx) =>
    saved(tx, context, target, {}, (before) => {
      const kept = declaredFields(declarationOf(target.register)).find(({ name }) => name === otherLanguages)
      if (!kept?.columns?.field?.only?.includes(translation.field))
        throw new Refusal('invalid', { fields: { text: ['unknown'] } })
      return { ...before, detail: withTranslation(before.detail, translation) }
    }),
  )
}

/**
 * A save, from the lock to the entry: `sought` is what is looked up beside the record, `afterOf` says what it becomes and may
 * refuse.
 */
export async function saved(
  tx: Tx,
  context: CommandContext,
  input: Omit<UpdateInput, 'values'>,
  sought: Omit<Sought, 'refs'>,
  afterOf: (before: RecordState) => RecordState,
): Promise<Change<Updated> | Unchanged<Updated>> {
  // -- lock, load
  const { record, around } = await lockRecord(tx, context, 'update', { ref: input.ref, ...sought })
  if (record.register !== declarationOf(input.register)) throw new Refusal('not_found')
  if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })

  // -- compare
  const compared = compare(around, record, afterOf(around.stateOf(record)))
  if (record.version !== input.version) refuseStale(record.version, compared.changes)
  if (compared.changes.length === 0) {
    return { result: { ref: record.ref, version: record.version, changed: false }, entry: null }
  }

  // -- derive, write: each row once
  const writes = await saveInside(tx, context, around, [compared])

  // -- entry
  const version = record.version + 1
  return {
    result: { ref: record.ref, version, changed: true },
    writes,
    entry: {
      action: 'record.update',
      subject: { type: 'record', id: record.id, ref: record.ref },
      versionBefore: record.version,
      versionAfter: version,
      changes: toldChanges(around, compared),
    },
  }
}

/** A locked record and what a write makes of it. */
export type Compared = { record: Asked; before: RecordState; after: RecordState; changes: AuditChange[] }

/** What a write would change of a record that was locked; no changes: nothing is to be written. */
export function compare(around: Around, record: Asked, after: RecordState): Compared {
  const before = around.stateOf(record)
  return { record, before, after, changes: differencesOf(before, after) }
}

/**
 * Saves changed records that were locked and loaded together (`lockRecords`), as `updateRecord` says: drafts when their
 * content changes, submissions voided, the person noted. The number of statements does not grow with their number. Refuses
 * `invalid` and `denied` at the first that cannot be. Version and status are for the caller to check, the entry for the
 * caller to write (`toldChanges`); the answers of the last writes for `change` to wait for.
 */
export async function saveInside(
  tx: Tx,
  context: CommandContext,
  around: Around,
  saves: readonly Compared[],
): Promise<Writes> {
  // -- check
  for (const { record, before, after } of saves) {
    checkPlace(context, around, 'update', { before: before.base, after: after.base })
    checkEntities(around, record.register, { before: before.detail, after: after.detail })
  }
  await checkProven(tx, saves)
  const links = saves.map(({ record, before, after }) =>
    linkChange(context, around, record, { before: before.links, after: after.links }),
  )

  // -- derive
  const rows: Written[] = []
  const dues: DueChange[] = []
  const ruled = saves.some((save) => seesOther(save, around)) ? await around.withRules(tx) : around
  for (const save of saves) {
    const { record, after } = save
    const derived = seesOther(save, ruled) ? await derive(ruled, record, after, eventsAfter(ruled, save)) : null
    if (derived) dues.push(dueChange(ruled, record.id, derived.dues))
    const { missing, changesOn } = derived ?? record
    const beside = save.changes.some(({ field }) => administrative.has(field))
    const { searchText, inForceText } = derived ?? (await textsFor(around, record, after, beside))
    const status = statusAfter(save)
    rows.push({
      id: record.id,
      ...baseColumns(after.base),
      ...{ searchText, inForceText, missing, changesOn, status },
      contributorIds: touchesContent(save) ? contributors(context, record) : record.contributorIds,
      submittedVersionId: touchesContent(save) ? null : record.submittedVersionId,
      version: record.version + 1,
      updatedAt: context.now,
    })
  }

  // -- write
  await voidSubmissions(
    tx,
    context,
    saves.flatMap((save) => (touchesContent(save) ? [save.record] : [])),
  )
  const writes = writing(async () => {
    await updateRows(tx, 'Record', changedColumns(saves, rows))
    for (const [table, own] of ownRows(saves)) await updateRows(tx, table, own)
    await writeLinks(tx, links)
    await moveEvents(tx, saves)
    await writeDues(tx, dues)
  })

  // -- around: whose rules can see something else
  const ids = links.flatMap(({ made, gone }) => lookingBackAt([...made, ...gone]))
  const seen = saves.flatMap((save, at) => (showsOther(around, save, rows[at]) ? [save.record.id] : []))
  if (ids.length + seen.length > 0) {
    await writes.answers
    await keepAround(tx, context.today, { ids, around: seen })
  }
  return writes
}

type Written = { id: RecordId } & Derived & Pick<Asked, 'status'> & Readonly<Record<string, unknown>>

/** Fields that no rule looks at: a change of these alone leaves what is missing as it is, until its day comes. */
const unruled: ReadonlySet<string> = new Set<BaseName>([
  'title',
  'ruleSource',
  'ruleReference',
  'ownerRole',
  'formerRef',
  'tags',
  'nextReviewOn',
  'noteToDpo',
])

/** Of a write that names these fields alone no rule sees anything, unless its day came. */
export function isUnruled(fields: readonly string[]): boolean {
  return fields.every((name) => unruled.has(name))
}

function seesOther({ record, changes }: Compared, { on }: Around): boolean {
  return !isUnruled(changes.map(({ field }) => field)) || (record.changesOn !== null && record.changesOn <= on)
}

function touchesContent({ changes }: Compared): boolean {
  return changes.some(({ field }) => !administrative.has(field))
}

function statusAfter(save: Compared): Asked['status'] {
  return touchesContent(save) ? 'draft' : save.record.status
}

/** The rows with the columns that change in one of them: a text that is written again is indexed again. */
function changedColumns(saves: readonly Compared[], rows: readonly Written[]): { id: RecordId }[] {
  const kept = saves.map(({ record }) => new Map<string, unknown>(Object.entries(record)))
  const isChanged = (name: string) =>
    rows.some((row, at) => JSON.stringify(row[name]) !== JSON.stringify(kept[at]?.get(name)))
  const [first] = rows
  const names = Object.keys(first ?? {}).filter((name) => name !== 'id' && isChanged(name))
  return rows.map((row) => ({ id: row.id, ...Object.fromEntries(names.map((name) => [name, row[name]])) }))
}

/** Does the record show something else to the rules of those around it than before. */
function showsOther(around: Around, { record, after }: Compared, row: Written | undefined): boolean {
  if (!row || !isSeen(record.register) || !record.isLookedAt) return false
  const { status, missing } = row
  const shown = around.seen({ ...record, title: after.base.title, status, missing: [...missing] }, after.detail)
  return JSON.stringify(shown) !== JSON.stringify(around.seen(record))
}

/** Own columns that change, by table. */
function ownRows(saves: readonly Compared[]): ReadonlyMap<string, ({ id: RecordId } & DetailValues)[]> {
  const tables = new Map<string, ({ id: RecordId } & DetailValues)[]>()
  for (const { record, after, changes } of saves) {
    if (changes.every(({ field }) => !(field in after.detail))) continue
    const { table } = record.register
    tables.set(table, [...(tables.get(table) ?? []), { ...after.detail, id: record.id }])
  }
  return tables
}

function contributors(context: CommandContext, { contributorIds }: Asked): string[] {
  const person = personOrNull(context)
  return person ? [...new Set([...contributorIds, person])] : contributorIds
}

/** What an entry tells of a save: the changes with names instead of ids, and the change of status. */
export function toldChanges(around: Around, save: Compared): AuditChange[] {
  const { status } = save.record
  const named = namedChanges(around, save.changes)
  return statusAfter(save) === status ? named : [...named, { field: 'status', old: status, new: 'draft' }]
}

type Sought = {
  refs: readonly string[]
  /** What they are about to link to. */
  to?: readonly LinkedTo[]
  departments?: readonly (string | null)[]
  people?: readonly (string | null)[]
  /** False: the write is one that no rule sees (`isUnruled`), or does not derive. */
  rules?: boolean
}

/**
 * Locks records with those around them, loads everything about them once and checks the right on each: two statements,
 * however many they are. One that is not there refuses `not_found`. Their order is that of `refs`.
 */
export async function lockRecords(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { refs, to = [], people = [], departments = [], rules = true }: Sought,
): Promise<{ records: Asked[]; around: Around }> {
  const ids = await lockAround(tx, { refs, to })
  const around = await loadAround(tx, context.today, {
    ids,
    refs: to.flatMap((one) => one.refs),
    people,
    departments,
    rules,
  })
  const byRef = new Map([...around.asked.values()].map((row) => [row.ref, row]))
  const records = refs.map((ref) => {
    const row = byRef.get(ref)
    if (!row) throw new Refusal('not_found')
    const { ownerId, departmentId } = row
    authorise(context, 'register', verb, { ownerId, departmentId, inForce: row.inForceVersionId !== null })
    return row
  })
  return { records, around }
}

/** The same for one record. */
export async function lockRecord(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { ref, ...sought }: Omit<Sought, 'refs'> & { ref: string },
): Promise<{ record: Asked; around: Around }> {
  const { records, around } = await lockRecords(tx, context, verb, { ...sought, refs: [ref] })
  const [record] = records
  if (!record) throw new Refusal('not_found')
  return { record, around }
}
