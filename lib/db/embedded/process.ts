import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** True while the process exists, also when it belongs to somebody else. No process has the number 0: it means one's own group. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !isDefunct(pid)
}

/** A process that ended and was not yet collected by its parent. */
function isDefunct(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** When the process began, as text that differs for a later process with the same number. */
export function birthOf(pid: number): string {
  if (existsSync('/proc/self/stat')) {
    try {
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop() ?? ''
      return afterName.split(' ')[19] ?? ''
    } catch {
      return ''
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
