import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A data folder for one test file, with a limit of 1 MB. Import it before anything reads the settings. */
export const testDataFolder = mkdtempSync(path.join(tmpdir(), 'dertig-files-'))
process.env.DERTIG_DATA = testDataFolder
process.env.UPLOAD_MAX_MB = '1'

/** Every file under it, by path. */
export function filesOnDisk(): string[] {
  return readdirSync(testDataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(testDataFolder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** Removes it, after the tests. */
export function removeTestFolder(): void {
  rmSync(testDataFolder, { recursive: true, force: true })
}
