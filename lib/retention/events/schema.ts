import { z } from 'zod'
import { retentionEventIdSchema } from '@/lib/db/ids'
import { textUpTo } from '@/lib/text/typed'
import { dayNeeded, recordRef } from '../scope/targets'

const needed = { error: 'required' }

/** That what starts the period of a batch happened again: of which batch, on which day, where it shows. */
export const eventInput = z.object({
  rule: z.string().regex(recordRef, { error: 'format' }),
  batch: z.string().trim().min(1, needed).max(200),
  on: dayNeeded,
  note: textUpTo(500).default(''),
})
export type EventInput = z.output<typeof eventInput>

export const takeBackInput = z.object({ id: retentionEventIdSchema, reason: textUpTo(500).min(1, needed) })
