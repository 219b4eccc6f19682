import { readdirSync, readFileSync } from 'node:fs'

/** MB of a process and everything it started, each page shared by several counted in parts (PSS); Linux only. */
export type Memory = { name: string; mb: number }

/** Memory of a process and of all its descendants, and of the database server with its own. */
export function memoryOf(...roots: readonly number[]): Memory[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (Number.isInteger(pid)) parents.set(pid, parentOf(pid))
  }
  const isUnder = (pid: number): boolean => roots.includes(pid) || (parents.has(pid) && isUnder(parents.get(pid) ?? 0))
  return [...parents.keys()]
    .filter((pid) => pid > 1 && isUnder(pid))
    .map((pid) => ({ name: nameOf(pid), mb: pssOf(pid) }))
}

/** Of all of them together. */
export function sumOf(memory: readonly Memory[]): number {
  return memory.reduce((sum, { mb }) => sum + mb, 0)
}

function parentOf(pid: number): number {
  return Number(
    read(`/proc/${pid}/stat`)
      .replace(/^.*\) /, '')
      .split(' ')[1] ?? 0,
  )
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1000
}

function nameOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).split('\0').slice(0, 3).join(' ').trim()
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}
