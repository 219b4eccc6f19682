import { settings } from '@/lib/config/settings'
import { db } from '@/lib/db/client'
import { day } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'

export type BackupState = {
  /** Where the backup of each day goes; null when none is made by itself. */
  folder: string | null
  hour: number
  keep: number
  lastAt: Instant | null
  warnDays: number
  /** The last one is older than the operator wants, or there is none although there was time for one. */
  isOld: boolean
}

/** When everything was last kept elsewhere, by the log, and whether that is too long ago. */
export async function backupState(now: Instant): Promise<BackupState> {
  const { BACKUP_FOLDER, BACKUP_HOUR, BACKUP_KEEP, BACKUP_WARN_DAYS: warnDays } = settings()
  const [last, instance] = await Promise.all([
    db().auditEntry.findFirst({
      where: { action: 'backup.make', outcome: 'ok' },
      orderBy: { index: 'desc' },
      select: { at: true },
    }),
    db().instance.findUnique({ where: { id: 1 }, select: { createdAt: true } }),
  ])
  const lastAt = last && instantOf(last.at)
  const since = lastAt ?? (instance && instantOf(instance.createdAt))
  return {
    ...{ folder: BACKUP_FOLDER ?? null, hour: BACKUP_HOUR, keep: BACKUP_KEEP, lastAt, warnDays },
    isOld: since !== null && isOlder(since, now, warnDays),
  }
}

/** Pure: so many days have gone since. */
export function isOlder(since: Instant, now: Instant, days: number): boolean {
  return Date.parse(now) - Date.parse(since) > days * day
}
