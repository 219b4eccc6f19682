import { z } from 'zod'

const cause = z.object({ originalCode: z.string() })
const stateIn = z.union([
  z
    .object({ meta: z.object({ driverAdapterError: z.object({ cause }) }) })
    .transform(({ meta }) => meta.driverAdapterError.cause.originalCode),
  z.object({ cause }).transform((error) => error.cause.originalCode),
])

/** The SQLSTATE behind an error of the client, or null when PostgreSQL did not raise it. */
export function sqlStateOf(error: unknown): string | null {
  const found = stateIn.safeParse(error)
  return found.success ? found.data : null
}

/** No free connection in time, a transaction that took too long, two that wrote the same, no server or no connection of its own. */
const clientCodes: readonly unknown[] = ['P2024', 'P2028', 'P2034', 'P1001', 'P2037']
/** What the driver says where the client has no code: a server that cannot be reached, or takes no more connections. */
const driverKinds: readonly string[] = ['DatabaseNotReachable', 'TooManyConnections']
/** What the pool says: no connection became free in time, a new one was not made in time. */
const poolMessages = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout']
/** A server that ended took its socket along; Prisma knows servers with an address alone. */
const goneSocket = /connect ENOENT \S*\.s\.PGSQL\./
const driverKind = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) }),
})
/** Lock not free in time, deadlock, conflict, statement too slow, too many connections. */
const busyStates = ['55P03', '40P01', '40001', '57014', '53300']

/** True when the database was too busy for this piece of work, or away: nothing was written, and trying again can succeed. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && clientCodes.includes(error.code)) return true
  const said = driverKind.safeParse(error).data?.meta.driverAdapterError.cause.kind
  if (said !== undefined && driverKinds.includes(said)) return true
  if (goneSocket.test(error.message)) return true
  return busyStates.includes(sqlStateOf(error) ?? '') || poolMessages.includes(error.message)
}
