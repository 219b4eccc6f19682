import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { asResult } from '@/lib/errors/as-result'
import { parseValues } from '@/lib/errors/parse'
import type { Result } from '@/lib/errors/refusal'
import { createEntity, updateEntity, updateOrganisation } from './commands'
import { type EntityForm, entityInput, type NewEntityForm, type OrganisationForm, organisationInput } from './schema'

type Saved = { ref: string }

const open = z.array(z.string()).catch([])

/** Saves the form of the company. An open answer about the DPO is one of the open fields. */
export function saveOrganisation(context: CommandContext, form: OrganisationForm): Promise<Result<Saved>> {
  const { version, values } = form
  const marked = open.parse(values.openFields).filter((name) => name !== 'dpo')
  const openFields = values.dpoState === 'open' ? [...marked, 'dpo'] : marked
  return saved(async () => {
    const result = await updateOrganisation(context, parseValues(organisationInput, { ...values, version, openFields }))
    return result.ok ? { ok: true, value: { id: '1' } } : result
  })
}

/** Saves the form of a new related company. */
export function saveNewEntity(context: CommandContext, { values }: NewEntityForm): Promise<Result<Saved>> {
  return saved(() => createEntity(context, entityFrom(values)))
}

/** Saves the form of a related company that is there. */
export function saveEntity(context: CommandContext, { values, ...target }: EntityForm): Promise<Result<Saved>> {
  return saved(() => updateEntity(context, { ...target, values: entityFrom(values), retired: values.retired === true }))
}

function entityFrom({ retired: _retired, openFields: _open, ...values }: EntityForm['values']) {
  return parseValues(entityInput, values)
}

function saved(run: () => Promise<Result<{ id: string }>>): Promise<Result<Saved>> {
  return asResult(async () => {
    const result = await run()
    return result.ok ? { ok: true, value: { ref: result.value.id } } : result
  })
}
