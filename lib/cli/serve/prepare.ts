import { setTimeout as wait } from 'node:timers/promises'
import { givenSetupToken } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { type LoadedExamples, loadExamples } from '@/lib/examples/load'
import { issueSetupToken, newOrigin } from '@/lib/people/entry/setup'
import { type Locale, localeOf } from '@/lib/text/locale'
import { inSeconds } from '@/lib/time/length'
import { type Announced, say } from './say'

/** The row with the facts of this installation; made at the first start. */
async function ensureInstance(): Promise<void> {
  await db().instance.upsert({ where: { id: 1 }, update: {}, create: { id: 1, origin: newOrigin() } })
}

/** Loads the example company when it is not there yet; returns the lines that tell who can sign in. */
async function loadDemo(language: Locale): Promise<string[]> {
  const started = Date.now()
  const loaded = await loadExamples((part, taken = 0, all = 0) => {
    if (part !== 'weeks') say.progress(`loading the example: ${part}`)
    else if (taken % 100 === 0) say.progress(`loading the example: its last weeks, ${taken} of ${all} steps`)
  }, language)
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

async function prepared(isDemo: boolean, language: Locale): Promise<Announced> {
  await ensureInstance()
  if (isDemo) return { token: null, closing: await loadDemo(language) }
  return { token: await issueSetupToken(givenSetupToken()), closing: [] }
}

/**
 * What must be in the database before people come, done by a process that ends: the one that stays, beside application
 * and database, never loads what this needs. Told by its starter: `demo` or another mode, and the language of the example.
 */
async function main(): Promise<void> {
  process.on('disconnect', () => process.exit(1))
  try {
    const answer = await prepared(process.argv[2] === 'demo', localeOf(process.argv[3]) ?? 'en')
    await new Promise((resolve) => process.send?.(answer, resolve))
    await db().$disconnect()
    process.exit(0)
  } catch (error) {
    if (error instanceof OperatorError) say.warning(error.message)
    else console.error(error)
    await wait(0)
    process.exit(1)
  }
}

void main()
