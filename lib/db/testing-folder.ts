import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A file system in memory, as Linux has one. */
const inMemory = '/dev/shm'
/** What a run of all tests fills at most, with as much again to spare: containers often have 64 MB there. */
const enough = 6 * 1024 ** 3

/**
 * A new folder for what tests throw away: in memory where there is room for it, because a database of a test writes
 * thousands of files that nobody keeps; else among the system's temporary ones.
 */
export function throwAwayFolder(prefix: string): string {
  return mkdtempSync(path.join(hasRoom() ? inMemory : os.tmpdir(), prefix))
}

function hasRoom(): boolean {
  if (!existsSync(inMemory)) return false
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize >= enough
}
