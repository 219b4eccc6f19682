import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { settings } from '@/lib/config/settings'

/** Where the bytes of stored files lie: in the data folder, whatever database keeps their rows. */
export function storeFolder(): string {
  return path.join(path.resolve(settings().DERTIG_DATA), 'files')
}

/** Where files lie while they come in; never read from. */
export function incomingFolder(): string {
  return path.join(storeFolder(), 'incoming')
}

/** The path of a content. Only a hash can become one. */
export function pathOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 hash')
  return path.join(storeFolder(), sha256.slice(0, 2), sha256)
}

/** The most bytes one file may have. */
export function mostBytes(): number {
  return settings().UPLOAD_MAX_MB * 1024 * 1024
}

/** The most files one record or one leak holds, older versions and those that were taken away included. */
export function mostFiles(): number {
  return settings().UPLOAD_MAX_FILES
}

/** Makes a folder for its owner only. */
export async function prepared(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Waits until the names in a folder are on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
