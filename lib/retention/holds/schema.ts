import { z } from 'zod'
import { holdIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { holdReasons } from '@/lib/law/codes/retention'
import { shownText } from '@/lib/text/typed'
import { dayGiven, dayNeeded, refsSchema } from '../scope/values'

const words = shownText(4000).min(1, { error: 'required' })
/** What a legal hold says: what it stops, why, since when, and until when if that is known. */
export const holdInput = z
  .strictObject({
    reasonKind: z.enum(codesOf(holdReasons), { error: 'required' }),
    reason: words,
    startedOn: dayNeeded,
    endsOn: dayGiven.default(null),
    rules: refsSchema,
    activities: refsSchema,
    leakRef: z
      .string()
      .trim()
      .regex(/^(L-\d{4}-\d{3,})?$/, { error: 'format' })
      .default(''),
  })
  .refine(({ rules, activities }) => rules.length + activities.length > 0, {
    error: 'hold_on_nothing',
    path: ['rules'],
  })
  .refine(({ startedOn, endsOn }) => endsOn === null || endsOn >= startedOn, {
    error: 'end_before_start',
    path: ['endsOn'],
  })
export type HoldInput = z.infer<typeof holdInput>

export const liftInput = z.strictObject({ id: holdIdSchema, version: z.number().int(), reason: words })
export type LiftInput = z.infer<typeof liftInput>

export const holdForm = z.strictObject({ values: z.record(z.string(), z.unknown()) })
