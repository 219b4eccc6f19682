import { spawnSync } from 'node:child_process'
import { environmentWith } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import type { Followed } from './coverage'
import { figuresOf } from './figures.mjs'

/**
 * `npm run house`: the figures of the structure beside their goals. With `-- --follow` also the files and statements that
 * four ways run through, counted while they run on a database of their own; with `--files` their names.
 */
export async function house(args: readonly string[]): Promise<number> {
  const words = args.filter((word) => !word.startsWith('--'))
  for (const [name, figure, goal, where] of figuresOf(words[0] ?? '.')) print(name, String(figure), goal, where)
  if (!args.includes('--follow')) return 0
  console.log('\nown files with a function run, statements sent')
  for (const [way, { files, statements }] of Object.entries(follow())) {
    const names = args.includes('--files') ? files.map((file) => `\n    ${file}`).join('') : ''
    print(way, `${files.length} files, ${statements.length} statements`, goals[way] ?? '', names)
  }
  return 0
}

const goals: Record<string, string> = { save: '≤ 25 files' }

function print(name: string, figure: string, goal: string, rest = ''): void {
  console.log(`${name.padEnd(40)} ${figure.padEnd(28)} ${goal && `goal ${goal}`}${rest && `  ${rest}`}`.trimEnd())
}

/** Secrets of a database that is thrown away. */
const secrets = {
  NEXTAUTH_SECRET: 'follow-only-follow-only-follow-only-follow',
  ENCRYPTION_KEY: 'follow-only-follow-only-follow-only-follow',
  AUDIT_SIGNING_KEY: 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk',
  LOG_LEVEL: 'silent',
}

function follow(): Record<string, Followed> {
  const command = ['--require', './lib/cli/house/stand-ins.cjs', '--import', 'tsx', 'lib/cli/house/follow.ts']
  const env = environmentWith(secrets)
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new OperatorError(`The ways could not be followed:\n${stderr}`)
  return JSON.parse(stdout)
}
