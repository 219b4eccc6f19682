import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import type { DeletionInput } from './schema'

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
