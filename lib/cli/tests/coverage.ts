import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from '@/lib/errors/operator'
import { runVitest } from './suite'

export type Figure = { lines: number; run: number }
type FileLines = Figure & { file: string }

const place = z.object({ line: z.number() })
const report = z.record(
  z.string(),
  z.object({
    path: z.string(),
    statementMap: z.record(z.string(), z.object({ start: place })),
    s: z.record(z.string(), z.number()),
  }),
)

/**
 * Reads Istanbul's coverage-final.json: per file how many lines begin a statement, and how many of those were run. A line
 * beyond the end of the file does not count: lib/cli/tests/next-files.mjs adds some when a browser loads it.
 */
export function linesOf(json: string, root: string, lengthOf: (file: string) => number): FileLines[] {
  return Object.values(report.parse(JSON.parse(json))).map((entry) => {
    const last = lengthOf(entry.path)
    const hits = new Map<number, number>()
    for (const [id, { start }] of Object.entries(entry.statementMap)) {
      if (start.line <= last) hits.set(start.line, Math.max(hits.get(start.line) ?? 0, entry.s[id] ?? 0))
    }
    const run = [...hits.values()].filter((count) => count > 0).length
    return { file: path.relative(root, entry.path), lines: hits.size, run }
  })
}

/** Files added up. */
export function figuresOf(files: readonly Figure[]): Figure {
  return files.reduce((sum, { lines, run }) => ({ lines: sum.lines + lines, run: sum.run + run }), { lines: 0, run: 0 })
}

/** Per folder of at most three names, the most lines that were not run first. */
export function foldersOf(files: readonly FileLines[]): (Figure & { folder: string })[] {
  const folderOf = ({ file }: FileLines) => path.dirname(file).split('/').slice(0, 3).join('/')
  return [...new Set(files.map(folderOf))]
    .map((folder) => ({ folder, ...figuresOf(files.filter((file) => folderOf(file) === folder)) }))
    .sort((a, b) => b.lines - b.run - (a.lines - a.run))
}

export function percent({ lines, run }: Figure): number {
  return lines === 0 ? 100 : (100 * run) / lines
}

/** What of a kind of file must be run by some test, in percent of lines. */
const goals = [
  { name: 'screens (.tsx)', wanted: 60, counts: (file: string) => file.endsWith('.tsx') },
  { name: 'lib (.ts)', wanted: 88, counts: (file: string) => file.startsWith('lib/') && file.endsWith('.ts') },
]
const shownFolders = 15

/**
 * `npm run coverage`: runs rules, commands and components, and prints which share of the lines they ran. Every source file
 * counts, also one that no test loads; tests and what only tests use do not. The browser suite is not measured. Returns 1
 * when a test failed; a goal that is missed is said.
 */
export async function coverage(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-coverage-'))
  const tally = await runVitest('rules, commands, migrations and components, measured', [
    ...['--coverage', '--coverage.reporter=json', `--coverage.reportsDirectory=${folder}`],
    ...['--coverage.reportOnFailure', '--coverage.clean=false'],
  ])
  const report = path.join(folder, 'coverage-final.json')
  if (!existsSync(report)) throw new OperatorError('The run ended before it was measured; what it said stands above.')
  const files = linesOf(readFileSync(report, 'utf8'), process.cwd(), lengthOf)
  for (const { name, wanted, counts } of goals) {
    const some = files.filter(({ file }) => counts(file))
    const figure = figuresOf(some)
    const verdict = percent(figure) >= wanted ? 'reached' : 'MISSED'
    console.log(`\n${name.padEnd(16)} ${spoken(figure)}, goal ${wanted} %: ${verdict}`)
    printFolders(some)
  }
  return tally.failed === 0 ? 0 : 1
}

/** Folders with the most lines that nothing ran, first. */
function printFolders(files: readonly FileLines[]): void {
  const folders = foldersOf(files).filter(({ lines, run }) => run < lines)
  for (const figure of folders.slice(0, shownFolders)) console.log(`  ${figure.folder.padEnd(40)} ${spoken(figure)}`)
  if (folders.length > shownFolders) console.log(`  and ${folders.length - shownFolders} more folders`)
}

function spoken(figure: { lines: number; run: number }): string {
  return `${percent(figure).toFixed(1).padStart(5)} %  ${figure.run} of ${figure.lines} lines`
}

function lengthOf(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length - 1
}
