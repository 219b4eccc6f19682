import { countsStatements, databaseUrl } from '@/lib/config/process'
import { CountedPg } from './counted'
import { type Prisma, PrismaClient } from './generated/client'
import { PrismaPgInTurn } from './in-turn'

/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient

const kept: { dertigDb?: PrismaClient } = globalThis as { dertigDb?: PrismaClient }

/**
 * Opens a client on a database address. Limits are set here because the driver sets none. Where statements are counted,
 * each counts for the visit that sends it.
 */
export function openDatabase(connectionString: string): PrismaClient {
  const Driver = countsStatements() ? CountedPg : PrismaPgInTurn
  return new PrismaClient({
    adapter: new Driver({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 8_000,
      lock_timeout: 2_000,
    }),
    transactionOptions: { maxWait: 3_000, timeout: 10_000 },
  })
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
