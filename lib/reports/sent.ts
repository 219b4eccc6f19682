import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { asResult } from '@/lib/errors/as-result'
import type { Result } from '@/lib/errors/refusal'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/typed-moment'
import { type Filed, fileReport } from './file'
import { fileInput } from './schema'

/** What the form sends: the moment of filing as typed, in the company's zone. */
export const fileSent = fileInput.omit({ filedAt: true }).extend({ at: typedMomentSchema })
export type FileSent = z.infer<typeof fileSent>

/** Marks a report as filed as the form sends it. A time the clocks skipped is refused, one they showed twice must be chosen. */
export function fileReportSent(context: CommandContext, { at, ...rest }: FileSent): Promise<Result<Filed>> {
  return asResult(async () => fileReport(context, { ...rest, filedAt: await instantTyped(at) }))
}
