import type { PlannedAlarm } from './due-plan'

type Together = Pick<PlannedAlarm, 'kind' | 'reference' | 'threshold' | 'dueAt' | 'recipientId'>

/** What is said in one: tasks of one thing, to one person, of one threshold and with one end. Everything else by itself: null. */
function saidWith({ kind, reference, threshold, dueAt, recipientId }: Together): string | null {
  if (kind !== 'assigned' && kind !== 'task') return null
  return [reference, kind, threshold, dueAt ?? '', recipientId].join(':')
}

/**
 * What is raised now, by what is said in one, in an order that is the same for all. Only what is new is gathered: what was said before
 * is never said again with it, and a task that is added later is said by itself.
 */
export function together<T extends Together>(fresh: readonly T[], keyOf: (alarm: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const alarm of [...fresh].sort((a, b) => compare(keyOf(a), keyOf(b)))) {
    const name = saidWith(alarm) ?? keyOf(alarm)
    const group = groups.get(name)
    if (group) group.push(alarm)
    else groups.set(name, [alarm])
  }
  return [...groups.entries()].sort(([a], [b]) => compare(a, b)).map(([, group]) => group)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Groups in parts of about so many alarms; none is split. */
export function inParts<T>(groups: readonly T[][], most: number): T[][][] {
  const parts: T[][][] = []
  let size = most
  for (const group of groups) {
    if (size >= most) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(group)
    size += group.length
  }
  return parts
}
