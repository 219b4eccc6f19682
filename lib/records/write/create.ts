import { randomUUID } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, type Change, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { nextNumbers } from '@/lib/db/counter'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { insertRows } from '@/lib/db/rows'
import type { Result } from '@/lib/errors/refusal'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { type Around, loadAround } from '../derive/around'
import { type DueChange, derive, dueChange, keepAround, writeDues } from '../derive/derived'
import { parseRecord } from '../form/input'
import { checkEntities, checkPlace } from '../form/place'
import { linkChange, linkedTo, lockAround, lookingBackAt, writeLinks } from '../links/links'
import { baseColumns } from '../state/base'
import { differencesOf, namedChanges } from '../state/content'
import { declarationOf, type Registered } from '../state/registered'
import type { RecordState } from '../state/state'

export type Created = { id: RecordId; ref: string; version: number }
export type NewRecord = {
  register: RegisterSlug
  /** The fields of the register's schema side by side, relations as reference numbers. */
  values: unknown
  /** The same as its register reads it (`parseRecord` of today), where a larger command had that done. */
  state?: RecordState
  /** Marks example data. */
  isExample?: boolean
  /** Marks what a template proposes, until it is submitted. */
  isProposal?: boolean
}

/** Writes a new draft. Numbers have no gaps. Right: register.create in the department it is placed in. */
export function createRecord(context: CommandContext, input: NewRecord): Promise<Result<Created>> {
  return change(context, (tx) => writeNew(tx, context, input))
}

/** The same as part of a larger command, which writes the entry that this answers. */
export async function writeNew(tx: Tx, context: CommandContext, input: NewRecord): Promise<Change<Created>> {
  const [made] = await writeNewOnes(tx, context, [input])
  if (!made) throw new Error('nothing was made')
  const { id, ref, changes } = made
  return {
    result: { id, ref, version: 1 },
    entry: {
      action: 'record.create',
      subject: { type: 'record', id, ref },
      versionBefore: null,
      versionAfter: 1,
      changes: namedChanges(made.around, changes),
    },
  }
}

/** A draft that was written: what it says beside an empty record, with ids of people and departments. */
export type Made = { id: RecordId; ref: string; changes: readonly AuditChange[]; around: Around }

/**
 * Writes new drafts of any registers as part of a larger command, each as `createRecord` says, in their order. The number of
 * statements does not grow with theirs. Refuses at the first that cannot be; the entry is for the caller to write.
 */
export async function writeNewOnes(tx: Tx, context: CommandContext, inputs: readonly NewRecord[]): Promise<Made[]> {
  // -- parse
  const today = context.today
  const drafts = inputs.map((input) => {
    const register = declarationOf(input.register)
    const state = input.state ?? parseRecord(register, input.values, today)
    return { input, register, state, id: recordIdSchema.parse(randomUUID()), to: linkedTo(register, state.links) }
  })

  // -- lock, load
  const to = drafts.map((draft) => draft.to).filter(({ refs }) => refs.length > 0)
  if (to.length > 0) await lockAround(tx, { to })
  const around = await loadAround(tx, today, {
    refs: to.flatMap(({ refs }) => refs),
    people: drafts.map(({ state }) => state.base.ownerId),
    departments: drafts.map(({ state }) => state.base.departmentId),
  })

  // -- check
  const links = drafts.map(({ id, register, state: { base, detail, links: after } }) => {
    checkPlace(context, around, 'create', { before: null, after: base })
    authorise(context, 'register', 'create', base)
    checkEntities(around, register, { before: {}, after: detail })
    return linkChange(context, around, { id, register }, { before: {}, after })
  })

  // -- derive
  const numbers = await numbersFor(tx, drafts)
  const person = personOrNull(context)
  const rows: ({ id: RecordId; ref: string } & Readonly<Record<string, unknown>>)[] = []
  const dues: DueChange[] = []
  for (const { id, input, register, state } of drafts) {
    const number = numbers.get(id) ?? 0
    const ref = `${register.key}-${String(number).padStart(3, '0')}`
    const unapproved = { inForceVersionId: null, frozen: null, inForceText: '' }
    const { dues: wanted, ...derived } = await derive(around, { id, ref, register, ...unapproved }, state)
    dues.push(dueChange(around, id, wanted))
    rows.push({
      id,
      register: register.slug,
      ref,
      number,
      ...baseColumns(state.base),
      ...derived,
      contributorIds: person ? [person] : [],
      isExample: input.isExample ?? false,
      isProposal: input.isProposal ?? false,
      createdAt: context.now,
      updatedAt: context.now,
    })
  }

  // -- write
  await insertRows(tx, 'Record', rows)
  for (const table of new Set(drafts.map(({ register }) => register.table))) {
    const own = drafts.filter(({ register }) => register.table === table)
    await insertRows(
      tx,
      table,
      own.map(({ id, state }) => ({ ...state.detail, id })),
    )
  }
  await writeLinks(tx, links)
  await writeDues(tx, dues)

  // -- around
  await keepAround(tx, today, { ids: lookingBackAt(links.flatMap(({ made }) => made)), around: [] })

  return drafts.map(({ id, state }, n) => ({
    ...{ id, around, ref: rows[n]?.ref ?? '' },
    changes: differencesOf(null, state),
  }))
}

/** Numbers without gaps, in the order of the drafts; counters are asked in one order, so that two commands wait and never for ever. */
async function numbersFor(
  tx: Tx,
  drafts: readonly { id: RecordId; register: Registered }[],
): Promise<ReadonlyMap<RecordId, number>> {
  const numbers = new Map<RecordId, number>()
  for (const slug of [...new Set(drafts.map(({ register }) => register.slug))].sort()) {
    const own = drafts.filter(({ register }) => register.slug === slug)
    const first = await nextNumbers(tx, slug, own.length)
    for (const [n, { id }] of own.entries()) numbers.set(id, first + n)
  }
  return numbers
}
