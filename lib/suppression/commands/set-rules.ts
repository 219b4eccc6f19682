import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { rulesInput } from '../model/schema'

/**
 * Within how many days after an unsubscribe its data are to be gone (what the statement promises, as the company counts it), and how
 * often a list is to be compared; 0: nobody is reminded. A new rhythm counts from the day on which it was set. Right: suppression.update.
 */
export function setSuppressionRules(
  context: CommandContext,
  { withinDays, compareEveryDays, reason }: z.output<typeof rulesInput>,
): Promise<Result<{ withinDays: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'suppression', 'update')
    const kept = await tx.suppressionRule.findUnique({ where: { id: 1 } })
    const before = { withinDays: kept?.withinDays ?? null, compareEveryDays: kept?.compareEveryDays ?? null }
    const after = { withinDays, compareEveryDays: compareEveryDays === 0 ? null : compareEveryDays }
    const changes = changesBetween(before, after)
    if (changes.length === 0) return { result: { withinDays }, entry: null }
    const compareSince = after.compareEveryDays === null ? null : toDatabase(context.today)
    const data = { ...after, ...(after.compareEveryDays === before.compareEveryDays ? {} : { compareSince }) }
    await tx.suppressionRule.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data })
    return {
      result: { withinDays },
      entry: { action: 'suppression.rules', subject: { type: 'suppression', id: 'rules' }, changes, reason },
    }
  })
}
