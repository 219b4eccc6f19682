import type { CommandContext } from '@/lib/access/actor'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { changeLeak, type LeakDone } from '../change-leak'
import { countColumns, countProblem } from '../counts'
import type { LeakFacts, UpdateFactsInput } from '../schema'

/** Corrects the facts of a leak, all or some of them. A stale form is refused with the newer version. */
export async function updateLeakFacts(context: CommandContext, input: UpdateFactsInput): Promise<Result<LeakDone>> {
  const spec = { right: ['leak', 'update'], does: 'update', action: 'leak.update' } as const
  return changeLeak(context, input, spec, async () => {
    const { persons, records, ...plain } = input.facts
    refuseWrongCounts({ persons, records })
    return { data: { ...plain, ...countColumns('persons', persons), ...countColumns('records', records) } }
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
