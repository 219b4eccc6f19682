import { z } from 'zod'
import { locales } from '@/lib/text/locale'
import { calendarDateSchema } from '@/lib/time/types'

/** As what the log can be had: for the authority first, then for whoever works on with it. */
export const logFormats = ['pdf', 'docx', 'xlsx', 'csv'] as const

const day = z.union([z.literal(''), calendarDateSchema], { error: 'invalid_date' }).default('')

/** A period of reports: both days belong to it, and either may be left open. */
export const logPeriod = z
  .object({ from: day, until: day })
  .refine(({ from, until }) => from === '' || until === '' || from <= until, {
    path: ['until'],
    message: 'end_before_start',
  })

/** `also`: with what is no personal data breach (Art. 4(12)) and still in the list: near misses, and data about companies only. */
export const logScope = z.object({ also: z.literal('yes').or(z.literal('')).default('') })

export const logInput = logPeriod.and(logScope).and(z.object({ format: z.enum(logFormats), language: z.enum(locales) }))
export type LogInput = z.infer<typeof logInput>
export type LogPeriod = z.infer<typeof logPeriod>
export type LogAsked = LogPeriod & z.infer<typeof logScope>
