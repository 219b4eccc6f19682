import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'
import { type FileLines, figuresOf, foldersOf, linesOf, percent } from './line-coverage'
import { runVitest } from './suite'

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
