import type { CommandContext } from '@/lib/access/actor'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Leak } from '@/lib/db/generated/client'
import type { JsonValue } from '@/lib/errors/json'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { countColumns, countProblem } from '../facts/rules'
import type { LeakFacts, UpdateFactsInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/** Corrects the facts of a leak, all or some of them. A stale form is refused with the newer version. */
export async function updateLeakFacts(context: CommandContext, input: UpdateFactsInput): Promise<Result<LeakChanged>> {
  const spec = {
    right: ['leak', 'update'],
    does: 'update',
    action: 'leak.update',
    stale: (leak: Leak) => differing(leak, input),
  } as const
  return changeLeak(context, input, spec, async () => {
    const { persons, records } = input.facts
    refuseWrongCounts({ persons, records })
    return { data: columnsOf(input) }
  })
}

function refuseWrongCounts(counts: Partial<Pick<LeakFacts, 'persons' | 'records'>>): void {
  const fields: FieldErrors = {}
  for (const [name, count] of Object.entries(counts)) {
    const problem = count ? countProblem(count) : null
    if (problem) fields[name] = [problem]
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
}

function columnsOf({ facts }: UpdateFactsInput) {
  const { persons, records, ...plain } = facts
  return { ...plain, ...countColumns('persons', persons), ...countColumns('records', records) }
}

/** Which of the sent facts differ from what stands now, for a person to choose from. */
function differing(leak: Leak, input: UpdateFactsInput): JsonValue {
  return changesBetween(leak, columnsOf(input)).map(({ field, old, new: mine }) => ({
    field,
    mine: asTyped(field, mine),
    theirs: asTyped(field, old),
  }))
}

/** The form says yes and no where the column says true and false. */
function asTyped(field: string, value: JsonValue): JsonValue {
  return field === 'personalData' && typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}
