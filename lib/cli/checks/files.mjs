import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const notOurs = new Set([
  'node_modules',
  '.next',
  '.git',
  '.dertig',
  'data',
  'generated',
  'test-results',
  'playwright-report',
])

/** Every file under the folder, as paths from the root of the project. */
export function filesUnder(folder, root = '.') {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const file = folder === '.' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(file, root) : [file]
  })
}

/** Source files: what people write and review. */
export function sourceFiles() {
  return filesUnder('.').filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file))
}

export const contentOf = (file) => readFileSync(file, 'utf8')
export const lineCount = (text) => (text.endsWith('\n') ? text.split('\n').length - 1 : text.split('\n').length)
