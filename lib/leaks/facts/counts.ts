import type { LeakFacts } from './schema'

type Count = LeakFacts['persons']

/** What is wrong with a number of people or records, or null. 0 is a number; "unknown" is an answer and has none. */
export function countProblem(count: Count): 'required' | 'count_order' | null {
  if (count.mode === 'unknown') return null
  if (count.min === null) return 'required'
  return count.max !== null && count.max < count.min ? 'count_order' : null
}

/** The columns of a count: exact has one number, an estimate may have a highest, unknown has none. */
export function countColumns(
  name: 'persons' | 'records',
  count: Count | undefined,
): Record<string, string | number | null> {
  if (!count) return {}
  const min = count.mode === 'unknown' ? null : count.min
  const max = count.mode === 'estimate' ? count.max : min
  return { [`${name}Mode`]: count.mode, [`${name}Min`]: min, [`${name}Max`]: max }
}
