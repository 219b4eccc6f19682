import { z } from 'zod'
import { dayOrNone } from '@/lib/registers/values'
import { calendarDateSchema } from '@/lib/time/types'

/** A calendar date that must be given. */
export const dayNeeded = dayOrNone
  .refine((day) => day !== null, { error: 'required' })
  .transform((day) => calendarDateSchema.parse(day))

/** Reference numbers of records. */
export const refsSchema = z
  .array(z.string().regex(/^[A-Z]{1,2}-\d{3,}$/))
  .max(100)
  .default([])
