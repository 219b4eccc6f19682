import { randomUUID } from 'node:crypto'
import type { EntryContext, SystemActor } from '@/lib/access/actor'
import { recordRead } from '@/lib/audit/entry/append'
import { systemNow } from '@/lib/time/types'
import { logAt } from './restore'
import type { BackupMade } from './write'

/** Writes into the log that everything was kept elsewhere: the digest of the file, and how far the log was. */
export async function noteBackup(
  { sha256, log }: Pick<BackupMade, 'sha256' | 'log'>,
  { name, channel }: { name: SystemActor['name']; channel: EntryContext['channel'] },
): Promise<void> {
  await recordRead(
    { actor: { kind: 'system', name }, channel, now: systemNow(), requestId: randomUUID() },
    { action: 'backup.make', subject: { type: 'backup', id: sha256, ref: logAt(log) } },
  )
}
