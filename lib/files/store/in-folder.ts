import { createReadStream, openSync } from 'node:fs'
import { access, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathOf, prepared, storeFolder, syncFolder } from './folder'
import type { Contents } from './storage'

/** Contents in the data folder, each under its hash. */
export const folder: Contents = {
  ahead: async () => {},
  async keep(sha256, file) {
    const target = pathOf(sha256)
    const place = await prepared(path.dirname(target))
    await moved(file, target)
    await syncFolder(place)
    await syncFolder(storeFolder())
  },
  async open(sha256) {
    // Opened before anybody reads: what is erased meanwhile is read to its end.
    try {
      return createReadStream('', { fd: openSync(pathOf(sha256), 'r') })
    } catch (error) {
      return nullWhereAbsent(error)
    }
  },
  drop: (sha256) => rm(pathOf(sha256), { force: true }),
  modifiedAt: async (sha256) => (await stat(pathOf(sha256)).catch(nullWhereAbsent))?.mtimeMs ?? null,
  async *all() {
    const folders = (await names(storeFolder())).filter((name) => /^[0-9a-f]{2}$/.test(name))
    for (const inner of folders) {
      for (const sha256 of await names(path.join(storeFolder(), inner))) {
        const found = await stat(path.join(storeFolder(), inner, sha256)).catch(nullWhereAbsent)
        if (found && /^[0-9a-f]{64}$/.test(sha256)) yield { sha256, modified: found.mtimeMs }
      }
    }
  },
}

/** Moves a file; one that an earlier attempt of the same transaction moved already is in place. */
async function moved(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    nullWhereAbsent(error)
    await access(to)
  }
}

function nullWhereAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

async function names(inFolder: string): Promise<string[]> {
  return readdir(inFolder).catch(() => [])
}
