import { OperatorError } from '@/lib/errors/operator'
import type { Command, Prepared } from './check'

/** `start` and `demo` run without TypeScript, by the bootstrap. Each command is loaded only when it is called: `deadline` needs no database, `check` no server. */
const commands: Record<string, () => Promise<Command>> = {
  dev: async () => (await import('./serve')).dev,
  test: async () => (await import('./test-run')).test,
  check: async () => (await import('./check')).check,
  dertig: async () => (await import('./dertig')).dertig,
  coverage: async () => (await import('./tests/coverage')).coverage,
  budgets: async () => (await import('./budgets')).budgets,
  'new-register': async () => (await import('./new-register')).newRegister,
  trials: async () => (await import('./trials')).trials,
  bench: async () => (await import('./bench')).bench,
  nodes: async () => (await import('./tests/nodes')).nodes,
  house: async () => (await import('./house/command')).house,
}

/** Runs one command of package.json to its end; the number is the exit code. */
export async function run(command: string, args: readonly string[], prepared: Prepared): Promise<number> {
  try {
    const load = commands[command]
    if (!load) throw new OperatorError(`There is no command "${command}".`)
    return await (await load())(args, prepared)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    console.error(error.message)
    return 1
  }
}
