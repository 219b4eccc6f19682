import { spawn } from 'node:child_process'
import { inSeconds } from '@/lib/time/length'

const node = process.execPath
const bin = (file: string) => [node, `node_modules/${file}`]

/** The parts of `npm run check`, none of which needs a database. */
const parts: Record<string, readonly string[]> = {
  'format and lint': [...bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.'],
  types: [...bin('typescript/bin/tsc'), '--noEmit'],
  structure: [node, 'lib/cli/checks/structure.mjs'],
  texts: [node, '--import', 'tsx', 'lib/cli/checks/texts.mjs'],
  rooms: [node, 'lib/cli/checks/rooms.mjs'],
  'dead code': [...bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'],
}

type Outcome = { name: string; passed: boolean; seconds: number; output: string }

/** Runs every part at once, prints time and result of each, then the complaints. Returns 1 when one part complains. */
export async function check(): Promise<number> {
  const started = Date.now()
  const outcomes = await Promise.all(
    Object.entries(parts).map(async ([name, command]) => {
      const outcome = await runPart(name, command)
      console.log(`${outcome.passed ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${outcome.seconds.toFixed(1)} s`)
      return outcome
    }),
  )
  const failed = outcomes.filter((outcome) => !outcome.passed)
  for (const { output } of outcomes) for (const line of output.match(/^not yet: .*$/gm) ?? []) console.log(line)
  for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trim()}`)
  console.log(
    `\n${outcomes.length - failed.length} of ${outcomes.length} parts passed in ${inSeconds(Date.now() - started).toFixed(1)} s`,
  )
  return failed.length === 0 ? 0 : 1
}

function runPart(name: string, [program = '', ...args]: readonly string[]): Promise<Outcome> {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const add = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('close', (code) => resolve({ name, passed: code === 0, seconds: inSeconds(Date.now() - started), output }))
  })
}

/** What the bootstrap found or made: the folders of the build and of the programs that fit the sources. */
export type Prepared = { build?: string; programs?: string }

/** One command of package.json: its words and what was prepared for it; the answer is the exit code. */
export type Command = (args: readonly string[], prepared: Prepared) => Promise<number>
