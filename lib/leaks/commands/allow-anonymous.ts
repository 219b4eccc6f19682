import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { AnonymousInput } from '../facts/schema'

/** Whether somebody who is signed in may report a leak without their name; off until the company says so. */
export async function allowAnonymousReports(
  context: CommandContext,
  { allowed, reason }: AnonymousInput,
): Promise<Result<{ allowed: boolean }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { anonymousReports: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (before.anonymousReports === allowed) return { result: { allowed }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { anonymousReports: allowed } })
    return {
      result: { allowed },
      entry: {
        action: 'leak.anonymous',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { anonymousReports: allowed }),
        reason,
      },
    }
  })
}
