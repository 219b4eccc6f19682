import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { asResult } from '@/lib/errors/as-result'
import { parseValues } from '@/lib/errors/parse'
import type { Result } from '@/lib/errors/refusal'
import { createEntity, updateEntity } from './entity-commands'
import { entityInput, legalEntityIdSchema } from './entity-schema'

const values = z.record(z.string(), z.unknown())

/** What the form of a new related company sends. */
export const entitySent = z.strictObject({ values })
/** What the form of one that is there sends: the version it was opened with, and whether it is retired. */
export const entityChangeSent = z.strictObject({ id: legalEntityIdSchema, version: z.number().int(), values })

/** Adds a related company as its form sends it. */
export function createEntitySent(context: CommandContext, sent: z.infer<typeof entitySent>) {
  return answered(() => createEntity(context, parseValues(entityInput, withoutRetired(sent.values))))
}

/** Changes a related company as its form sends it. */
export function updateEntitySent(
  context: CommandContext,
  { id, version, values: given }: z.infer<typeof entityChangeSent>,
) {
  const retired = given.retired === true
  return answered(() =>
    updateEntity(context, { id, version, values: parseValues(entityInput, withoutRetired(given)), retired }),
  )
}

function withoutRetired({ retired: _retired, openFields: _open, ...rest }: Readonly<Record<string, unknown>>) {
  return rest
}

function answered(run: () => Promise<Result<{ id: string }>>): Promise<Result<{ ref: string }>> {
  return asResult(async () => {
    const result = await run()
    return result.ok ? { ok: true, value: { ref: result.value.id } } : result
  })
}
