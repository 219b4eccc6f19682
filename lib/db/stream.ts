import { Readable } from 'node:stream'
import pg from 'pg'
import { databaseUrl } from '@/lib/config/process'
import { minute, second } from '@/lib/time/length'
import type { Prisma } from './generated/client'

/** A row of a result, every column as the text that the server gives. */
export type TextRow = readonly (string | null)[]

/** So many rows are handed over at once. */
const batch = 200

/**
 * The rows of one long statement as they come, as of one moment, on a connection of its own: never more of them in memory than are
 * looked at, however many there are. The server waits while nobody reads.
 */
export async function* rowsAsTexts({ text, values }: Prisma.Sql): AsyncGenerator<readonly TextRow[]> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    connectionTimeoutMillis: 3 * second,
    // While nobody reads, the time of the statement goes on.
    statement_timeout: 60 * minute,
    lock_timeout: 2 * second,
  })
  // Said again by whatever is asked next.
  client.on('error', () => {})
  await client.connect()
  try {
    const rows = client.query(new RowsOut(text, values.map(written)))
    for await (const some of rows) yield some
  } finally {
    await client.end().catch(() => {})
  }
}

/** A value of a statement as the server reads it; the statement says of what type it is. */
function written(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  const parts = value.map((one) => {
    const said = written(one)
    return said === null ? 'NULL' : `"${said.replace(/["\\]/g, '\\$&')}"`
  })
  return `{${parts.join(',')}}`
}

/** The result of one statement with values, some rows a piece. Give it to `client.query`. */
class RowsOut extends Readable implements pg.Submittable {
  #connection: pg.Connection | null = null
  #rows: TextRow[] = []

  constructor(
    private readonly text: string,
    private readonly values: (string | null)[],
  ) {
    super({ objectMode: true, highWaterMark: 2 })
  }

  submit = (connection: pg.Connection): void => {
    this.#connection = connection
    connection.parse({ name: '', text: this.text, types: [] }, true)
    connection.bind({ values: this.values }, true)
    connection.execute({}, true)
    connection.sync()
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  handleDataRow({ fields }: { fields: TextRow }): void {
    this.#rows.push(fields)
    if (this.#rows.length >= batch) this.#handOver()
  }

  handleCommandComplete(): void {
    if (this.#rows.length > 0) this.#handOver()
  }

  handleError(error: Error): void {
    this.destroy(error)
  }

  handleReadyForQuery(): void {
    this.push(null)
  }

  #handOver(): void {
    const isWanted = this.push(this.#rows)
    this.#rows = []
    if (!isWanted) this.#connection?.stream.pause()
  }
}
