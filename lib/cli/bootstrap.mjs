// The door of every npm script. Plain JavaScript without dependencies, because it runs before anything is installed:
// checks Node, installs, generates and builds what is missing or out of date, then hands over to lib/cli/main.ts.
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = path.resolve(import.meta.dirname, '../..')
const [command = 'start', ...rest] = process.argv.slice(2)

/** What each command needs before it can begin; `tools` are the packages that only tests and development use, too. */
const needs = {
  demo: ['install', 'generate', 'build', 'programs'],
  start: ['install', 'generate', 'build', 'programs'],
  dertig: ['install', 'generate'],
  dev: ['tools', 'generate'],
  test: ['tools', 'generate', 'browser'],
  check: ['tools', 'generate', 'types'],
  coverage: ['tools', 'generate', 'browser'],
  budgets: ['tools', 'generate', 'build', 'programs'],
  trials: ['tools', 'generate', 'build', 'programs'],
  bench: ['tools', 'generate', 'browser', 'build', 'programs'],
  nodes: ['tools', 'generate', 'build', 'programs'],
  house: ['tools', 'generate'],
  'new-register': ['tools', 'generate'],
}

/** The same as `engines` in package.json: what all packages support. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19)) return
  console.error(
    `Dertig needs Node.js 20.19 or a later 20, 22.13 or a later 22, or 24 and up; this is ${process.versions.node}. Install one of them from https://nodejs.org.`,
  )
  process.exit(1)
}

async function main() {
  requireNode()
  process.chdir(root)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Saves, alarms and imports are tried without pages.
  const steps =
    command === 'trials' && ['save', 'alarms', 'imports'].includes(rest[0]) ? ['tools', 'generate'] : needs[command]
  if (!steps) {
    console.error(`There is no command "${command}". There are: ${Object.keys(needs).join(', ')}.`)
    process.exit(2)
  }
  const { prepare } = await import('./bootstrap/prepare.mjs')
  const prepared = await prepare(root, steps)
  if (command === 'start' || command === 'demo') {
    // What stays runs as plain JavaScript: compiling TypeScript as it runs would cost 100 MB for as long as it stays.
    const program = await import(pathToFileURL(path.join(prepared.programs, 'serve.mjs')).href)
    process.exitCode = await program[command](rest, prepared)
    return
  }
  // From here on TypeScript can be loaded.
  await import('tsx')
  const { run } = createRequire(import.meta.url)('./main.ts')
  process.exitCode = await run(command, rest, prepared)
}

main().catch((error) => {
  console.error(error?.isForOperator ? `\n${error.message}` : error)
  process.exit(1)
})
