import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { failure, Refusal, type Result } from '@/lib/errors/refusal'
import { officeZone } from '@/lib/leaks/queries/office-zone'
import type { Instant } from '@/lib/time/types'
import { momentFromLocal } from '@/lib/time/zone'
import { type Filed, fileReport } from './file'
import { fileInput } from './schema'

/** What the form sends: the moment of filing as typed, in the company's zone. */
export const fileSent = fileInput.omit({ filedAt: true }).extend({
  filedAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: 'invalid_date' }),
  /** "+02:00": which of two readings is meant when the clocks showed the time twice. */
  offset: z.string().max(6).default(''),
})
export type FileSent = z.infer<typeof fileSent>

/** Marks a report as filed as the form sends it. A time the clocks skipped is refused, one they showed twice must be chosen. */
export async function fileReportSent(
  context: CommandContext,
  { filedAt, offset, ...rest }: FileSent,
): Promise<Result<Filed>> {
  try {
    const moment = typedMoment(filedAt, offset, await officeZone(db()))
    return await fileReport(context, { ...rest, filedAt: moment })
  } catch (error) {
    if (error instanceof Refusal) return failure(error)
    throw error
  }
}

function typedMoment(local: string, offset: string, zone: string): Instant {
  const [date = '', time = ''] = local.split('T')
  const typed = momentFromLocal({ date, time, zone, offset: offset || null })
  switch (typed.kind) {
    case 'ok':
      return typed.instant
    case 'nonexistent':
      throw new Refusal('invalid', { fields: { filedAt: ['time_skipped'] } })
    case 'ambiguous':
      throw new Refusal('invalid', {
        fields: { filedAt: ['time_twice'] },
        data: typed.choices.map((choice) => choice.offset),
      })
    case 'invalid':
      throw new Refusal('invalid', { fields: { filedAt: ['invalid_date'] } })
  }
}
