'use server'

import type { CommandContext } from '@/lib/access/actor'
import { action } from '@/lib/action/action'
import { db } from '@/lib/db/client'
import { findingIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { createFinding, setFindingState, updateFinding } from './commands'
import { findingFrom } from './input'
import { changedFindingForm, findingStateInput, newFindingForm } from './schema'

export const createFindingAction = action({
  name: 'findings.create',
  permission: { resource: 'finding', verb: 'create' },
  input: newFindingForm,
  run: saveNew,
})

export const updateFindingAction = action({
  name: 'findings.update',
  permission: { resource: 'finding', verb: 'update' },
  input: changedFindingForm,
  run: saveChanged,
})

export const setFindingStateAction = action({
  name: 'findings.state',
  permission: { resource: 'finding', verb: 'read' },
  input: findingStateInput,
  run: setFindingState,
})

type Saved = { ref: string }

/** Saves the form of a new finding. */
function saveNew(context: CommandContext, form: { values: unknown }): Promise<Result<Saved>> {
  return asResult(async () => createFinding(context, await findingFrom(form.values)))
}

/** Saves the form of a finding that is there, by its reference. */
function saveChanged(
  context: CommandContext,
  form: { ref: string; version: number; values: unknown },
): Promise<Result<Saved>> {
  return asResult(async () => {
    const input = await findingFrom(form.values)
    const row = await db().finding.findUnique({ where: { ref: form.ref }, select: { id: true } })
    if (!row) throw new Refusal('not_found')
    return updateFinding(context, { ...input, id: findingIdSchema.parse(row.id), version: form.version })
  })
}
