import { z } from 'zod'
import { calendarDateSchema, dayOrNone, isDayInRange } from '@/lib/time/types'

/** A calendar date of the years that records speak of, or none. */
export const dayGiven = dayOrNone.refine((day) => day === null || isDayInRange(day), { error: 'date_out_of_range' })

/** A calendar date that must be given. */
export const dayNeeded = dayGiven
  .refine((day) => day !== null, { error: 'required' })
  .transform((day) => calendarDateSchema.parse(day))

/** A reference number of a record of any register. */
export const recordRef = /^[A-Z]{1,2}-\d{3,}$/

/** Reference numbers of records. */
export const refsSchema = z.array(z.string().regex(recordRef)).max(100).default([])
