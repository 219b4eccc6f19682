import { z } from 'zod'
import { lineUpTo, textUpTo } from '@/lib/text/typed'

const needed = { error: 'required' }
const reason = textUpTo(1000).min(1, needed)
const address = lineUpTo(400).min(1, needed)

export const suppressInput = z.object({ address, reason })
export const lookUpInput = z.object({ address })
export const liftInput = z.object({
  ref: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^SL-\d{4,}$/, { error: 'format' }),
  reason,
})
export const proveInput = z.object({ ref: z.string().max(20) })
const days = (most: number) =>
  z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).max(most, { error: 'invalid_number' })
export const rulesInput = z.object({
  withinDays: days(30).min(0, { error: 'invalid_number' }),
  /** Zero: nobody is reminded. */
  compareEveryDays: days(366).min(0, { error: 'invalid_number' }),
  reason,
})
/** What comes with the bytes of a list: the query of the upload door. */
export const compareInput = z.object({ list: lineUpTo(80).min(1, needed) })
/** Nothing is asked: where and by which key stands in the settings. */
export const fetchInput = z.object({})

export const sources = ['webhook', 'request', 'hand'] as const
