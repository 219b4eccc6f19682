import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { NoBlameInput } from '../facts/schema'

/** Whether the report of a leak says that nobody is blamed for it: a promise that only the company itself can make. */
export async function promiseNoBlame(
  context: CommandContext,
  { promised, reason }: NoBlameInput,
): Promise<Result<{ promised: boolean }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { noBlame: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (before.noBlame === promised) return { result: { promised }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { noBlame: promised } })
    return {
      result: { promised },
      entry: {
        action: 'leak.no_blame',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { noBlame: promised }),
        reason,
      },
    }
  })
}
