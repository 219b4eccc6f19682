import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'

/** After how many days backups have rolled over, so that what was deleted is gone from them too; null: nobody said. */
export async function backupKeepDays(): Promise<number | null> {
  const office = await db().organisation.findUnique({ where: { id: 1 }, select: { backupKeepDays: true } })
  return office?.backupKeepDays ?? null
}

export const backupDaysInput = z.object({
  days: z.number().int().min(0).max(3_660),
  reason: textUpTo(500).min(1, { error: 'required' }),
})

/** How long the company's backups keep what was deleted: the day on which it is gone follows from it. Right: privacy_settings.update. */
export function setBackupDays(
  context: CommandContext,
  { days, reason }: z.output<typeof backupDaysInput>,
): Promise<Result<{ days: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { backupKeepDays: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (before.backupKeepDays === days) return { result: { days }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { backupKeepDays: days } })
    return {
      result: { days },
      entry: {
        action: 'deletion.backup_days',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { backupKeepDays: days }),
        reason,
      },
    }
  })
}
