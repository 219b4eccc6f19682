import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toWrite } from '@/lib/text/catalogue'
import { ensureGenerated, ensureRouteTypes } from '../bootstrap/generate.mjs'
import { filesUnder } from '../checks/files.mjs'

/** README, "How to add a register", walked as it stands there, in a copy of the project that is thrown away. */
const readme = readFileSync('README.md', 'utf8')
const chapter = /\n## How to add a register\n[\s\S]*?(?=\n## )/.exec(readme)?.[0] ?? ''
const command = /^npm run new-register -- (.+)$/m.exec(chapter)?.[1]?.split(' ') ?? []
const slug = command[0] ?? ''
/** What a checkout makes for itself before its first check; the same for the copy. */
const made = ['lib/db/generated', '.next/types', '.dertig/generated.stamp', '.dertig/types.stamp']
let copy = ''

beforeAll(async () => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'dertig-newcomer-'))
  const here = process.cwd()
  await ensureGenerated(here)
  await ensureRouteTypes(here)
  for (const file of [...filesUnder('.'), ...made]) cpSync(file, path.join(copy, file), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

type Outcome = { code: number | null; output: string }

/** Runs a program of Node in the copy; tests that run around this one leave it nothing. */
function run(...args: string[]): Promise<Outcome> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/VITEST|^DERTIG|DATABASE|^NODE_OPTIONS|^TEST$|^LOG_LEVEL$/.test(name),
  )
  const child = spawn(process.execPath, args, { cwd: copy, env: { ...Object.fromEntries(kept), NODE_ENV: 'test' } })
  let output = ''
  const add = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', add)
  child.stderr.on('data', add)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}
const passed = async (...args: string[]) => {
  const { code, output } = await run(...args)
  expect(code, `${args.join(' ')}\n${output}`).toBe(0)
  return output
}

const texts = () => run('--import', 'tsx', 'lib/cli/checks/texts.mjs')
const pathOf = (file: string) => path.join(copy, file)

/** A block of changes of the README: a path, then lines as they are (space), that go (-) and that come (+). */
function apply(block: string): void {
  for (const [, file = '', lines = ''] of block.matchAll(/^([\w./-]+)\n((?:[ +-].*\n|\+\n)+)/gm)) {
    const side = (mark: '-' | '+') =>
      lines
        .split('\n')
        .filter((line) => line.startsWith(' ') || line.startsWith(mark))
        .map((line) => line.slice(1))
        .join('\n')
    const before = readFileSync(pathOf(file), 'utf8')
    expect(before.split(side('-')).length, `${file} holds once:\n${side('-')}`).toBe(2)
    writeFileSync(
      pathOf(file),
      before.replace(side('-'), () => side('+')),
    )
  }
}

describe('a newcomer adds a register by the README alone', { timeout: 300_000 }, () => {
  test('the command writes it, and a second time refuses to', async () => {
    const said = await passed('lib/cli/bootstrap.mjs', 'new-register', ...command)
    expect(said).toContain(`lib/registers/${slug}/register.ts`)
    const again = await run('lib/cli/bootstrap.mjs', 'new-register', ...command)
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining(`"${slug}" is taken`) })
  })

  test('the check of texts passes and names what a person must write in Dutch and French', async () => {
    const before = await texts()
    expect(before.code, before.output).toBe(0)
    for (const language of ['nl', 'fr']) {
      expect(before.output).toContain(`not yet: ${language}/${slug}.json: to be written by a person: name.singular`)
      const file = pathOf(`lib/text/messages/${language}/${slug}.json`)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`${toWrite} `, ''))
    }
    const blocks = [...chapter.matchAll(/```diff\n([\s\S]*?)```/g)].map(([, block = '']) => block)
    expect(blocks.length).toBeGreaterThan(0)
    for (const block of blocks) apply(block)
    expect(await texts()).toEqual({ code: 0, output: '' })
  })

  test('types and structure hold; it is created, edited, listed, filtered, reviewed, read as of then and told in an extract', async () => {
    await passed('lib/cli/prisma/run.mjs', 'generate')
    await Promise.all([
      passed('node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false'),
      passed('lib/cli/checks/structure.mjs'),
      passed('lib/cli/checks/rooms.mjs'),
      passed(
        'node_modules/vitest/vitest.mjs',
        'run',
        'lib/registers/every-register.db.test.ts',
        'lib/registers/declarations.test.ts',
        `lib/registers/${slug}/`,
        '--testNamePattern',
        slug.slice(0, -1),
      ),
    ])
  })

  test('a register whose texts are missing fails the check', async () => {
    rmSync(pathOf(`lib/text/messages/fr/${slug}.json`))
    expect(await texts()).toMatchObject({ code: 1, output: expect.stringContaining(`fr/${slug}.json is missing`) })
  })
})
