import { type LoadedExamples, loadExamples } from '@/lib/examples/load'
import { inSeconds } from '@/lib/time/duration'
import { say } from './store'

/** Loads the example company when it is not there yet; returns the lines that tell who can sign in. */
export async function loadDemo(): Promise<string[]> {
  const started = Date.now()
  const loaded = await loadExamples(undefined, (part) => say.progress(`loading the example: ${part}`))
  say.progress(`example ready in ${inSeconds(Date.now() - started).toFixed(1)} s`)
  return linesOf(loaded)
}

function linesOf({ accounts, counts }: LoadedExamples): string[] {
  const width = (values: readonly string[]) => Math.max(...values.map((value) => value.length))
  const roleWidth = width(accounts.map((account) => account.role))
  const emailWidth = width(accounts.map((account) => account.email))
  const rows = accounts.map(
    ({ role, email, password }) => `  ${role.padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`,
  )
  return [
    '',
    `The example company OptiPost: ${counts.records} records, ${counts.findings} findings, ${counts.leaks} leaks.`,
    'Persons, accounts and leaks are examples and did not happen. Sign in with:',
    ...rows,
    '',
  ]
}
