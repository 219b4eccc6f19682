import path from 'node:path'
import { z } from 'zod'

export type Figure = { lines: number; run: number }
export type FileLines = Figure & { file: string }

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
