import { z } from 'zod'
import { countings } from './plan/wait'

export const acknowledgeSchema = z.object({ ref: z.string().max(40) })
export type AcknowledgeInput = z.infer<typeof acknowledgeSchema>

/** Null: all of the person's own. */
export const readSchema = z.object({ id: z.uuid().nullable() })
export type ReadInput = z.infer<typeof readSchema>

const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

export const waitRuleSchema = z
  .object({
    waitMinutes: number(5, 1440),
    counted: z.enum(countings),
    fromHour: number(0, 23),
    untilHour: number(1, 24),
    reason: z.string().trim().min(1, { error: 'required' }).max(2_000),
  })
  .refine(({ fromHour, untilHour }) => fromHour < untilHour, { path: ['untilHour'], error: 'end_before_start' })
export type WaitRuleInput = z.infer<typeof waitRuleSchema>
