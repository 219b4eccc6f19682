import { createHash } from 'node:crypto'
import { countsStatements, databasePool, databaseUrl } from '@/lib/config/process'
import { second } from '@/lib/time/length'
import { Prisma, PrismaClient } from './generated/client'
import { CountedPg, PrismaPgInTurn } from './in-turn'

/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient

const kept: { dertigDb?: PrismaClient } = globalThis as { dertigDb?: PrismaClient }

/**
 * Opens a client on a database address. Limits are set here because the driver sets none. Where statements are counted,
 * each counts for the visit that sends it.
 */
export function openDatabase(connectionString: string): PrismaClient {
  const Driver = countsStatements() ? CountedPg : PrismaPgInTurn
  const limits = {
    connectionString,
    max: databasePool(),
    connectionTimeoutMillis: 3 * second,
    idleTimeoutMillis: 30 * second,
    statement_timeout: 8 * second,
    lock_timeout: 2 * second,
    // Every transaction of a command, without a statement of its own that says so (audit_append holds it).
    options: '-c default_transaction_isolation=read\\ committed',
  }
  return new PrismaClient({
    adapter: new Driver(limits, { statementNameGenerator: ({ sql }) => plannedName(sql) }),
    transactionOptions: { maxWait: 3 * second, timeout: 10 * second },
  })
}

/**
 * A statement that begins so is planned once for each connection: for long ones that are sent all the time. What it is given
 * must be read through `given` where its number or value could change the plan.
 */
export const plannedOnce = '/* planned once */'

/**
 * Values as an array for `ANY(…)` or `unnest(…)` of a statement that is planned once. The planner cannot look into it, so that a
 * plan for these very values is never cheaper than the kept one; else it would plan anew each time.
 */
export function given(values: readonly (string | null)[], type: 'uuid' | 'text'): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT unnest(${[...values]}::${Prisma.raw(`${type}[]`)}))`
}
const plannedNames = new Map<string, string>()
/** A statement that begins so is planned once when it comes again: one of many forms, of which some are sent all the time. */
export const plannedAgain = '/* planned again */'
/** A connection keeps no more plans than this. */
const mostPlans = 300

/**
 * The name under which a connection keeps a statement with its plan: of those that say so, and of those that Prisma writes itself
 * when they come again. The database keeps such a plan only where one for the values at hand would not be cheaper.
 */
function plannedName(statement: string): string {
  const known = plannedNames.get(statement)
  if (known !== undefined) return known
  if (plannedNames.size >= mostPlans) return ''
  if (!statement.includes(plannedOnce) && !comesAgain(statement)) return ''
  const name = createHash('sha256').update(statement).digest('hex').slice(0, 40)
  plannedNames.set(statement, name)
  return name
}

const seen = new Map<string, number>()
const mostSeen = 1_000
const often = 3

/** Whether a statement in Prisma's own words, or one that says so, was sent before, more than once. */
function comesAgain(statement: string): boolean {
  const isOurs = statement.startsWith(plannedAgain)
  if (!isOurs && !/^(SELECT|UPDATE|INSERT INTO|DELETE FROM) "(t0|public)"/.test(statement)) return false
  const times = (seen.get(statement) ?? 0) + 1
  if (seen.size >= mostSeen) seen.clear()
  seen.set(statement, times)
  return times >= often
}

/** The application's database (role of DATABASE_URL), opened once per process. */
export function db(): PrismaClient {
  kept.dertigDb ??= openDatabase(databaseUrl())
  return kept.dertigDb
}

/** Makes `db()` answer with this client (tests, the operator's commands); null: open anew at the next call. */
export function setDatabase(client: PrismaClient | null): void {
  if (client) kept.dertigDb = client
  else delete kept.dertigDb
}
