import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import type { Result } from '@/lib/errors/refusal'
import type { confirmReceiptInput } from '../facts/schema'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

/** Keeps on which day the person was told that their request is here. Right: request.update. */
export function confirmReceipt(
  context: CommandContext,
  input: z.output<typeof confirmReceiptInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'confirm_receipt', action: 'request.receipt' } as const
  return changeRequest(context, input, spec, async (_tx, { row }) => {
    requirePast(context, row, input.on)
    return { data: { confirmedOn: input.on } }
  })
}
