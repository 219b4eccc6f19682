import { expect, test } from 'vitest'
import { figuresOf, foldersOf, linesOf, percent } from './coverage'

const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 9 } })
const entry = (file: string, lines: readonly number[], counts: readonly number[]) => ({
  path: `/root/${file}`,
  statementMap: Object.fromEntries(lines.map((line, index) => [index, at(line)])),
  s: Object.fromEntries(counts.map((count, index) => [index, count])),
})
const files = linesOf(
  JSON.stringify({
    a: entry('lib/leaks/screens/report/form.tsx', [1, 1, 2, 99], [0, 3, 0, 1]),
    b: entry('lib/leaks/rules.ts', [1, 2], [0, 0]),
    c: entry('app/page.tsx', [4], [1]),
  }),
  '/root',
  () => 10,
)

test('a line is run when one of its statements was; what stands beyond the file does not count', () => {
  expect(files[0]).toEqual({ file: 'lib/leaks/screens/report/form.tsx', lines: 2, run: 1 })
  expect(figuresOf(files)).toEqual({ lines: 5, run: 2 })
})

test('folders come by how many of their lines nothing ran', () => {
  expect(foldersOf(files).map(({ folder }) => folder)).toEqual(['lib/leaks', 'lib/leaks/screens', 'app'])
})

test('nothing is fully run', () =>
  expect([percent({ lines: 0, run: 0 }), percent({ lines: 8, run: 2 })]).toEqual([100, 25]))
