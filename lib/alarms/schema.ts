import { z } from 'zod'
import { sendingDays } from './plan/sending'
import { countings } from './plan/wait'

export const acknowledgeSchema = z.object({ ref: z.string().max(40) })
export type AcknowledgeInput = z.infer<typeof acknowledgeSchema>

export const remindSchema = acknowledgeSchema

/** A box of a list, one value or several; `all`: all of the person's own, whatever is ticked. */
export const readSchema = z.object({
  pick: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(200)]).default([]),
  all: z
    .literal('1')
    .optional()
    .transform((said) => said === '1'),
})
export type ReadInput = z.output<typeof readSchema>

const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const reason = z.string().trim().min(1, { error: 'required' }).max(2_000)
const hours = { fromHour: number(0, 23), untilHour: number(1, 24) }
const inOrder = ({ fromHour, untilHour }: { fromHour: number; untilHour: number }) => fromHour < untilHour
const wrongOrder = { path: ['untilHour'], error: 'end_before_start' }

export const sendingRuleSchema = z.object({ days: z.enum(sendingDays), ...hours, reason }).refine(inOrder, wrongOrder)
export type SendingRuleInput = z.infer<typeof sendingRuleSchema>

export const waitRuleSchema = z
  .object({
    waitMinutes: number(5, 1440),
    counted: z.enum(countings),
    ...hours,
    reason,
  })
  .refine(inOrder, wrongOrder)
export type WaitRuleInput = z.infer<typeof waitRuleSchema>
