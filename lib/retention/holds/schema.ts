import { z } from 'zod'
import { holdIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { holdReasons } from '@/lib/law/codes/retention'
import { textUpTo } from '@/lib/text/typed'
import type { CalendarDate } from '@/lib/time/types'
import { dayGiven, dayNeeded, refsSchema, requestGiven } from '../scope/targets'

const words = textUpTo(4000).min(1, { error: 'required' })
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
      .toUpperCase()
      .regex(/^(L-\d{4}-\d{3,})?$/, { error: 'format' })
      .default(''),
    requestRef: requestGiven,
  })
  .refine(({ rules, activities, requestRef }) => rules.length + activities.length > 0 || requestRef !== '', {
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

/** The days of a hold: the last one when known, and the first one on which it no longer stands when it was lifted. */
export type HoldDays = { startedOn: CalendarDate; endsOn: CalendarDate | null; liftedOn: CalendarDate | null }

export const holdStates = ['planned', 'standing', 'ended', 'lifted'] as const
export type HoldState = (typeof holdStates)[number]

/** What a hold is on a day. Only a standing one stops anything. */
export function holdStateOn({ startedOn, endsOn, liftedOn }: HoldDays, on: CalendarDate): HoldState {
  if (liftedOn !== null && liftedOn <= on) return 'lifted'
  if (on < startedOn) return 'planned'
  return endsOn !== null && endsOn < on ? 'ended' : 'standing'
}
