import type { CommandContext } from '@/lib/access/actor'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Leak } from '@/lib/db/generated/client'
import type { JsonValue } from '@/lib/errors/json'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { leakTimes } from '../clocks/clock-facts'
import { countColumns, countProblem } from '../facts/rules'
import type { LeakFacts, UpdateFactsInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'
import { findHighRisk, refuseImpossible } from './write-moment'

/**
 * Corrects the facts of a leak, all or some of them. Giving it the level `high` is the finding of a high risk: its moment is now,
 * unless one stands, and the clock of Art. 34 starts. A stale form is refused with the newer version.
 */
export async function updateLeakFacts(context: CommandContext, input: UpdateFactsInput): Promise<Result<LeakChanged>> {
  const spec = {
    right: ['leak', 'update'],
    does: 'update',
    action: 'leak.update',
    stale: (leak: Leak) => differing(leak, input),
  } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { leak } = file
    const { persons, records, riskLevel, riskReason, actingAs } = input.facts
    refuseWrongCounts({ persons, records })
    const data = columnsOf(input)
    const next = { ...leak, riskLevel: riskLevel ?? leak.riskLevel, actingAs: actingAs ?? leak.actingAs }
    if (next.actingAs !== leak.actingAs)
      refuseImpossible(context.now, { ...file, leak: next }, leakTimes(file), ['processor_aware', 'processor_informed'])
    if (riskLevel !== 'high') return { data }
    return {
      data: { ...data, ...(await findHighRisk(tx, context, { ...file, leak: next }, riskReason || leak.riskReason)) },
    }
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
