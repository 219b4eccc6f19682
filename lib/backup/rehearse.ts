import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Keys } from './file/keys'
import { verifyBackup } from './file/verify'
import { intoEmbedded, type Progress, type Restored } from './place'

/**
 * Restores a backup beside, into a database and a folder that only this needs, compares every table, every file and the log
 * with what was kept, and removes it all again. What runs is not touched.
 */
export async function rehearse(
  file: string,
  { keys, beside, onProgress }: { keys: Keys; beside: string; onProgress: Progress },
): Promise<Restored> {
  onProgress('looking through the backup')
  const manifest = await verifyBackup(file, keys)
  const folder = mkdtempSync(path.join(beside, 'dertig-rehearsal-'))
  try {
    return await intoEmbedded({ file, keys, manifest, folder, durable: false, onProgress })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
