import type { CommandContext } from '@/lib/access/actor'
import { authorise, type Change, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { modules } from '@/lib/registers/modules'
import { keepDerived } from '../derive/derived'
import { parseRecord } from '../form/input'
import { lockAround, refsOf, writeLinks } from '../links/links'
import { baseColumns } from '../state/base'
import { differencesOf, withNames } from '../state/content'
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
  const register = declarationOf(input.register)
  const today = context.today
  const state = parseRecord(register, input.values, today)
  await checkPlace(tx, context, 'create', { before: null, after: state.base })
  authorise(context, 'register', 'create', state.base)
  await checkEntities(tx, register, { before: {}, after: state.detail })
  await lockAround(tx, { id: null, linkedTo: refsOf(state.links) })
  const number = await nextNumber(tx, register.slug)
  const ref = `${register.key}-${String(number).padStart(3, '0')}`
  const row = await tx.record.create({
    data: {
      ...baseColumns(state.base),
      register: register.slug,
      ref,
      number,
      contributorIds: context.actor.kind === 'person' ? [context.actor.id] : [],
      isExample: input.isExample ?? false,
      isProposal: input.isProposal ?? false,
      createdAt: context.now,
      updatedAt: context.now,
    },
    select: { id: true },
  })
  const id = recordIdSchema.parse(row.id)
  await modules[register.slug].create(tx, id, state.detail)
  await writeLinks(tx, context, register, { id, before: {}, after: state.links })
  await keepDerived(tx, [id], today)
  return {
    result: { id, ref, version: 1 },
    entry: {
      action: 'record.create',
      subject: { type: 'record', id, ref },
      versionBefore: null,
      versionAfter: 1,
      changes: await withNames(tx, differencesOf(null, state)),
    },
  }
}
