import { z } from 'zod'
import { adequacyScopes } from '@/lib/law/adequacy'
import { isCountry, isEea } from '@/lib/law/countries'
import { shownText } from '@/lib/text/typed'
import { calendarDateSchema } from '@/lib/time/types'

const day = calendarDateSchema.refine((text) => text >= '1995-01-01' && text <= '2199-12-31', {
  error: 'date_out_of_range',
})

const text = shownText(300)

/** A decision as it is corrected, or added when `id` is null. */
export const adequacySchema = z.object({
  id: z.uuid().nullable(),
  /** The version the form was opened with; 0 for a new one. */
  version: z.number().int().min(0),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === 'EPO' || isCountry(code), { error: 'unknown_country' })
    .refine((code) => !isEea(code), { error: 'eea_country' }),
  validFrom: day,
  validUntil: day.nullable(),
  scope: z.enum(adequacyScopes),
  reference: text.min(1, { error: 'required' }),
  certainty: z.enum(['read', 'secondary', 'verify']),
  source: text,
  reason: text.min(1, { error: 'required' }),
})
export type AdequacyInput = z.infer<typeof adequacySchema>
