import { spawn } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { environmentWith, wantsNoColour } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import { type Locale, localeOf } from '@/lib/text/locale'

const colours = process.stderr.isTTY && !wantsNoColour()
const painted = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)

/** What the operator sees while Dertig starts and stops. */
export const say = {
  line: (text = '') => console.log(text),
  progress: (text: string) => console.error(painted(2, `  ${text}`)),
  warning: (text: string) => console.error(painted(31, text)),
}

/** The language of the example: `--language nl` or `--language=nl`, English without. Refuses what is none of ours. */
export function languageAsked(given: readonly string[]): Locale {
  // pnpm hands its own "--" on.
  const args = given.filter((arg) => arg !== '--')
  if (args.length === 0) return 'en'
  const [option = '', value] = args[0]?.includes('=') ? args[0].split('=') : args
  const language = option === '--language' && args.length <= 2 ? localeOf(value) : null
  if (language === null) throw new OperatorError('The demo takes one option: --language en, nl or fr.')
  return language
}

const announced = z.object({ token: z.string().nullable(), closing: z.array(z.string()) })
/** What is told when all is ready: the token of the first set-up, or who can sign in to the example. */
export type Announced = z.infer<typeof announced>

/** Runs `prepare.ts` in a process of its own and answers what it has to say; throws when it could not. */
export async function prepareDatabase(mode: string, language: Locale, programs?: string): Promise<Announced> {
  const program = programs ? [path.join(programs, 'prepare.mjs')] : ['--import', 'tsx', 'lib/cli/serve/prepare.ts']
  const child = spawn(process.execPath, [...program, mode, language], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environmentWith(),
  })
  let answer: unknown
  child.on('message', (message) => {
    answer = message
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new OperatorError('The database could not be prepared; why stands above.')
  return announced.parse(answer)
}
