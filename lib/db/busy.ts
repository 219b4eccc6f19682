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

/** No free connection in time, a transaction that took too long, two that wrote the same. */
const clientCodes: readonly unknown[] = ['P2024', 'P2028', 'P2034']
/** Lock not free in time, deadlock, conflict, statement too slow, too many connections. */
const busyStates = ['55P03', '40P01', '40001', '57014', '53300']

/** True when the database was too busy for this piece of work: nothing was written, and trying again can succeed. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && clientCodes.includes(error.code)) return true
  return busyStates.includes(sqlStateOf(error) ?? '') || error.message === 'timeout exceeded when trying to connect'
}
