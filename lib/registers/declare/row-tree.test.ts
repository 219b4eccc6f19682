import { describe, expect, test } from 'vitest'
import { type RowTreeNode, rowTreeProblems, rowTrees } from './parts'

const rows = (...pairs: [string, string][]) => pairs.map(([name, under]) => ({ name, under }))
const shown = (nodes: RowTreeNode<{ name: string }>[]): string =>
  nodes.map(({ row, children }) => row.name + (children.length > 0 ? `(${shown(children)})` : '')).join(' ')

describe('rows under rows', () => {
  test.each([
    ['all at the top', rows(['A', ''], ['B', '']), 'A B', ''],
    ['a chain, written in any order', rows(['C', 'B'], ['A', ''], ['B', 'a ']), 'A(B(C))', ''],
    ['two under one', rows(['A', ''], ['B', 'A'], ['C', 'A']), 'A(B C)', ''],
    ['under a name that nobody has', rows(['A', ''], ['B', 'X']), 'A B', '1 unknown_row'],
    ['under itself', rows(['A', 'A']), 'A', '0 row_circle'],
    ['in a circle, one beside it', rows(['A', 'B'], ['B', 'A'], ['C', 'B']), 'A B(C)', '0 row_circle, 1 row_circle'],
  ])('%s', (_, given, tree, problems) => {
    expect(shown(rowTrees(given))).toBe(tree)
    expect(
      rowTreeProblems(given)
        .map(({ index, problem }) => `${index} ${problem}`)
        .join(', '),
    ).toBe(problems)
  })
})
