import { z } from 'zod'
import { fieldErrors } from '@/lib/errors/fields'
import type { FieldErrors } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { requestTaskEnds } from '@/lib/law/codes/requests'
import { storable } from '@/lib/text/characters'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { calendarDateSchema, dayOrNone, isDayInRange } from '@/lib/time/types'

export const answerFields = ['how', 'on', 'name', 'why'] as const
export const answerLimits = { name: 200, why: 4_000 } as const

const needed = { error: 'required' }
const day = dayOrNone
  .refine((on) => on === null || isDayInRange(on), { error: 'date_out_of_range' })
  .refine((on) => on !== null, needed)
  .transform((on) => calendarDateSchema.parse(on))

/** Done, nothing there, or not possible with the reason; on which day, and who answers. */
const answerInput = z
  .strictObject({
    how: z.enum(codesOf(requestTaskEnds), needed),
    on: day,
    name: lineUpTo(answerLimits.name).min(1, needed),
    why: textUpTo(answerLimits.why),
  })
  .refine(({ how, why }) => how !== 'not_possible' || why !== '', { path: ['why'], error: 'required' })
export type ConfirmAnswer = z.output<typeof answerInput>

type Typed = Readonly<Record<string, string>>

/** The answer in a form, or what is wrong with it by field. */
export function readAnswer(typed: Typed): { ok: true; answer: ConfirmAnswer } | { ok: false; fields: FieldErrors } {
  const read = answerInput.safeParse(
    storable(Object.fromEntries(answerFields.map((name) => [name, typed[name] ?? '']))),
  )
  return read.success ? { ok: true, answer: read.data } : { ok: false, fields: fieldErrors(read.error) }
}
