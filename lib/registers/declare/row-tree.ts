/** A row that may stand under another row of the same field, named by its name. */
type TreeRow = { name: string; under: string }
export type RowTreeNode<R> = { row: R; index: number; children: RowTreeNode<R>[] }

const same = (name: string) => name.trim().toLowerCase()

/** Row under which each row stands: its index, or null for the top, or undefined when nobody has that name. */
function parents(rows: readonly TreeRow[]): (number | null | undefined)[] {
  const places = new Map(rows.map(({ name }, index) => [same(name), index]))
  return rows.map(({ under }) => (same(under) === '' ? null : places.get(same(under))))
}

/** A row that cannot stand where it says: under a name that no row has (`unknown_row`), or in a circle (`row_circle`). */
export type RowTreeProblem = { index: number; problem: 'unknown_row' | 'row_circle' }

/** Every row that cannot stand where it says. */
export function rowTreeProblems(rows: readonly TreeRow[]): RowTreeProblem[] {
  const above = parents(rows)
  return rows.flatMap((_, index): RowTreeProblem[] => {
    if (above[index] === undefined) return [{ index, problem: 'unknown_row' }]
    return isInCircle(above, index) ? [{ index, problem: 'row_circle' }] : []
  })
}

function isInCircle(above: readonly (number | null | undefined)[], start: number): boolean {
  let at = above[start]
  for (let step = 0; step < above.length && at !== null && at !== undefined; step++) {
    if (at === start) return true
    at = above[at]
  }
  return false
}

/** The rows as trees, in their own order; a row whose place is wrong stands at the top, so that none is lost. */
export function rowTrees<R extends TreeRow>(rows: readonly R[]): RowTreeNode<R>[] {
  const wrong = new Set(rowTreeProblems(rows).map(({ index }) => index))
  const above = parents(rows).map((parent, index) => (wrong.has(index) ? null : parent))
  const under = (parent: number | null): RowTreeNode<R>[] =>
    rows.flatMap((row, index) => (above[index] === parent ? [{ row, index, children: under(index) }] : []))
  return under(null)
}
