import { randomUUID } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, type Change, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { insertRows } from '@/lib/db/rows'
import type { Result } from '@/lib/errors/refusal'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { loadAround } from '../derive/around'
import { derive, dueChange, keepAround, writeDues } from '../derive/derived'
import { parseRecord } from '../form/input'
import { linkChange, linkedTo, lockAround, lookingBackAt, writeLinks } from '../links/links'
import { baseColumns } from '../state/base'
import { differencesOf, namedChanges } from '../state/content'
import { declarationOf } from '../state/registered'
import { checkEntities, checkPlace } from './update'

export type Created = { id: RecordId; ref: string; version: number }
export type NewRecord = {
  register: RegisterSlug
  /** The fields of the register's schema side by side, relations as reference numbers. */
  values: unknown
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
  // -- parse
  const register = declarationOf(input.register)
  const today = context.today
  const state = parseRecord(register, input.values, today)
  const { base, detail, links } = state
  const to = linkedTo(register, links)

  // -- lock, load
  if (to.refs.length > 0) await lockAround(tx, { to: [to] })
  const named = { people: [base.ownerId], departments: [base.departmentId] }
  const around = await loadAround(tx, today, { refs: to.refs, ...named })

  // -- check
  checkPlace(context, around, 'create', { before: null, after: base })
  authorise(context, 'register', 'create', base)
  checkEntities(around, register, { before: {}, after: detail })
  const id = recordIdSchema.parse(randomUUID())
  const linked = linkChange(context, around, { id, register }, { before: {}, after: links })

  // -- derive
  const number = await nextNumber(tx, register.slug)
  const ref = `${register.key}-${String(number).padStart(3, '0')}`
  const unapproved = { inForceVersionId: null, frozen: null, inForceText: '' }
  const { dues, ...derived } = await derive(around, { id, ref, register, ...unapproved }, state)

  // -- write
  const person = personOrNull(context)
  await insertRows(tx, 'Record', [
    {
      id,
      register: register.slug,
      ref,
      number,
      ...baseColumns(base),
      ...derived,
      contributorIds: person ? [person] : [],
      isExample: input.isExample ?? false,
      isProposal: input.isProposal ?? false,
      createdAt: context.now,
      updatedAt: context.now,
    },
  ])
  await insertRows(tx, register.table, [{ ...detail, id }])
  await writeLinks(tx, [linked])
  await writeDues(tx, [dueChange(around, id, dues)])

  // -- around
  await keepAround(tx, today, { ids: lookingBackAt(linked.made), around: [] })

  // -- entry
  return {
    result: { id, ref, version: 1 },
    entry: {
      action: 'record.create',
      subject: { type: 'record', id, ref },
      versionBefore: null,
      versionAfter: 1,
      changes: namedChanges(around, differencesOf(null, state)),
    },
  }
}
