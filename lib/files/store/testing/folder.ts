import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { settings } from '@/lib/config/settings'

/** The data folder of this test file, which its set-up makes and removes. */
export const testDataFolder = () => settings().DERTIG_DATA

/** Every file under it, by path. */
export function filesOnDisk(): string[] {
  const folder = testDataFolder()
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}
