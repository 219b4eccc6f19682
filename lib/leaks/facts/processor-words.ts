import { z } from 'zod'
import { instantSchema } from '@/lib/time/types'

/** What only a processor tells, kept frozen beside the answers that every report has. */
export const processorWords = z.object({
  linkId: z.uuid(),
  /** Since when they know of it themselves. */
  knewAt: instantSchema,
  occurredUntil: instantSchema.nullable(),
  /** Roughly how many people. */
  persons: z.number().int().nullable(),
  measures: z.string(),
  callName: z.string(),
})
export type ProcessorWords = z.infer<typeof processorWords>

/** The link of a report whose names were erased (`audit_redact_leak`). */
export const erasedLink = '00000000-0000-0000-0000-000000000000'

/** Why the company counts as aware: its processor told it (EDPB Guidelines 9/2022, II.A.4). A code; screens say it in words. */
export const toldByProcessor = 'processor_told'
