import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { databaseUrl } from '@/lib/config/process'
import { settings } from '@/lib/config/settings'
import type { Job } from '@/lib/jobs/jobs'
import { hour, minute } from '@/lib/time/length'
import { type Instant, instantSchema } from '@/lib/time/types'
import { type LocalNow, localDateOf, localMomentOf } from '@/lib/time/zone'
import { keysHere } from './file/keys'
import { noteBackup } from './note'
import { makeBackup } from './write'

const named = /^dertig-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.tar\.gz$/

/** The name of a backup that says when it was made. */
export const nameFor = (now: Instant): string => `dertig-${now.slice(0, 19).replaceAll(':', '')}Z.tar.gz`

/** The moments of the backups in a folder that have such a name, newest first. */
export function madeIn(folder: string): { name: string; at: Instant }[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const [, day, hours, minutes, seconds] = named.exec(name) ?? []
      const at = instantSchema.safeParse(`${day}T${hours}:${minutes}:${seconds}.000Z`)
      return at.success ? [{ name, at: at.data }] : []
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Is the backup of this day still to be made: from its hour on, where none of the day stands. */
export function isDue({ now, zone, today }: LocalNow, newest: Instant | null, hourOfDay: number): boolean {
  if (newest !== null && localDateOf(newest, zone) >= today) return false
  return Number(localMomentOf(now, zone).time.slice(0, 2)) >= hourOfDay
}

/** Takes away what is beyond the newest so many, and what a fall left unfinished. */
export function prune(folder: string, keep: number, now: Instant): void {
  for (const { name } of madeIn(folder).slice(keep)) rmSync(path.join(folder, name), { force: true })
  for (const name of readdirSync(folder).filter((one) => /^dertig-.*\.unfinished$/.test(one))) {
    const file = path.join(folder, name)
    if (statSync(file).mtimeMs < Date.parse(now) - hour) rmSync(file, { force: true })
  }
}

/** Makes the backup of the day into BACKUP_FOLDER, without the keys, which stand elsewhere. */
export async function backupOfTheDay(at: LocalNow): Promise<'made' | 'not_due' | 'off'> {
  const { BACKUP_FOLDER: folder, BACKUP_HOUR: hourOfDay, BACKUP_KEEP: keep } = settings()
  if (folder === undefined) return 'off'
  // A folder that is not there is a disk that is not there: it is not made anew.
  const newest = madeIn(folder)[0]?.at ?? null
  if (!isDue(at, newest, hourOfDay)) return 'not_due'
  const target = path.join(folder, nameFor(at.now))
  const made = await makeBackup({ target, url: databaseUrl(), keys: keysHere(), now: at.now })
  await noteBackup(made, { name: 'job', channel: 'job' })
  prune(folder, keep, at.now)
  return 'made'
}

/** Looks often, so that a machine that slept at the hour makes it when it wakes. */
export const backupJob: Job = { name: 'backup.of_the_day', everyMs: 15 * minute, run: backupOfTheDay }
