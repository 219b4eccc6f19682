import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { asResult } from '@/lib/errors/as-result'
import { parseValues } from '@/lib/errors/parse'
import type { Result } from '@/lib/errors/refusal'
import { updateOrganisation } from './commands'
import { organisationInput } from './schema'

/** What the form sends: the version it was opened with and the values side by side. */
export const organisationSent = z.strictObject({ version: z.number().int(), values: z.record(z.string(), z.unknown()) })

const open = z.array(z.string()).catch([])

/** Changes the organisation as its form sends it. An open answer about the DPO is one of the open fields. */
export function updateOrganisationSent(
  context: CommandContext,
  { version, values }: z.infer<typeof organisationSent>,
): Promise<Result<{ ref: string }>> {
  return asResult(async () => {
    const marked = open.parse(values.openFields).filter((name) => name !== 'dpo')
    const openFields = values.dpoState === 'open' ? [...marked, 'dpo'] : marked
    const result = await updateOrganisation(context, parseValues(organisationInput, { ...values, version, openFields }))
    return result.ok ? { ok: true, value: { ref: '1' } } : result
  })
}
