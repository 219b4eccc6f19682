import { z } from 'zod'
import { userIdSchema } from '@/lib/db/ids'
import type { FieldErrors } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import { countModes } from '@/lib/law/codes/leak-states'
import { deletionMethods } from '@/lib/law/codes/retention'
import { textUpTo } from '@/lib/text/typed'
import type { CalendarDate } from '@/lib/time/types'
import { dayGiven, dayNeeded, deletionRef, recordRef, refsSchema, requestGiven } from '../scope/targets'

const needed = (max: number) => textUpTo(max).min(1, { error: 'required' })
const text = (max: number) => textUpTo(max).default('')
const mode = z.enum(codesOf(countModes), { error: 'required' })
const count = z
  .union([z.number().int().min(0).max(1_000_000_000), z.literal('').transform(() => null)], { error: 'invalid_number' })
  .nullable()
  .default(null)

/** A processor that was told to delete too, and when it said that it did (Art. 28(3)(g)). */
const instructed = z.strictObject({
  ref: z.string().trim().regex(recordRef, { error: 'format' }),
  instructedOn: dayNeeded,
  confirmedOn: dayGiven.default(null),
})

/** What a deletion record says: enough to prove that it was done, nothing of whom it was about. */
export const deletionInput = z.strictObject({
  rules: refsSchema,
  activities: refsSchema,
  systems: refsSchema,
  batch: text(200),
  dataCategories: z
    .array(z.enum(codesOf(dataCategories)))
    .max(dataCategories.length)
    .default([]),
  scope: needed(2000),
  recordsMode: mode,
  recordsCount: count,
  personsMode: mode,
  personsCount: count,
  dataFrom: dayGiven.default(null),
  dataTo: dayGiven.default(null),
  method: z.enum(codesOf(deletionMethods), { error: 'required' }),
  executedBy: needed(200),
  executedOn: dayNeeded,
  backupsPurgedOn: dayGiven.default(null),
  processors: z.array(instructed).max(100).default([]),
  recipientsTold: text(2000),
  exceptions: text(2000),
  approvedById: z
    .union([userIdSchema, z.literal('').transform(() => null)])
    .nullable()
    .default(null),
  certificate: text(400),
  request: requestGiven,
})
export type DeletionInput = z.infer<typeof deletionInput>

/** What the form sends; `corrects` names the record that this one replaces as proof. */
export const deletionForm = z.strictObject({
  corrects: deletionRef.optional(),
  values: z.record(z.string(), z.unknown()),
})

/** What a deletion record cannot say, as message keys below `errors.fields` by field; empty when it stands. */
export function contradictionsOf(input: DeletionInput, today: CalendarDate): FieldErrors {
  const wrong: FieldErrors = {}
  if (input.rules.length + input.activities.length === 0) wrong.rules = ['deletion_of_nothing']
  for (const [field, key] of countErrors(input)) wrong[field] = [key]
  if (input.dataFrom !== null && input.dataTo !== null && input.dataTo < input.dataFrom)
    wrong.dataTo = ['end_before_start']
  if (input.executedOn > today) wrong.executedOn = ['in_future']
  if (input.backupsPurgedOn !== null && input.backupsPurgedOn < input.executedOn)
    wrong.backupsPurgedOn = ['before_start']
  for (const [index, { instructedOn, confirmedOn }] of input.processors.entries()) {
    if (instructedOn > today) wrong[`processors.${index}.instructedOn`] = ['in_future']
    if (confirmedOn === null) continue
    if (confirmedOn > today) wrong[`processors.${index}.confirmedOn`] = ['in_future']
    else if (confirmedOn < instructedOn) wrong[`processors.${index}.confirmedOn`] = ['end_before_start']
  }
  return wrong
}

/** A number is asked where one is known. */
function countErrors(input: DeletionInput): [string, string][] {
  const pairs = [
    ['recordsCount', input.recordsMode, input.recordsCount],
    ['personsCount', input.personsMode, input.personsCount],
  ] as const
  return pairs.flatMap(([field, mode, count]): [string, string][] =>
    mode !== 'unknown' && count === null ? [[field, 'required']] : [],
  )
}
