import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folders = ['app', 'components', 'lib', 'e2e']
const generated = /generated|node_modules/

/** Prints how long the source files are: median, 95th percentile and the longest. */
export function fileSizes(): void {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !generated.test(file))
  const sizes = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  sizes.sort((a, b) => a.lines - b.lines)
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]
  const longest = sizes.at(-1)
  console.log(`files      ${sizes.length}`)
  console.log(`median     ${at(0.5)?.lines} lines (at most 60)`)
  console.log(`95 %       ${at(0.95)?.lines} lines (at most 250)`)
  console.log(`longest    ${longest?.lines} lines, ${longest?.file} (at most 350)`)
}
