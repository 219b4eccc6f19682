import { z } from 'zod'
import { textUpTo } from '@/lib/text/typed'
import { paceCodes } from './goals'
import { scenarioCodes } from './scenarios'

export const startInput = z.strictObject({
  scenario: z.enum(scenarioCodes, { error: 'choose' }),
  pace: z.enum(paceCodes, { error: 'choose' }),
})
export type StartInput = z.infer<typeof startInput>

const words = textUpTo(4000).min(1, { error: 'required' })
export const endInput = z.strictObject({ ref: z.string().max(20), wentWell: words, toChange: words })
export type EndInput = z.infer<typeof endInput>
