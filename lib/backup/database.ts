import { createHash, type Hash } from 'node:crypto'
import pg from 'pg'
import { second } from '@/lib/time/length'
import { CopyOut } from './copy'

/** A table as it stands in the database: what of it is kept, and the order in which its rows are told. */
export type Table = { name: string; columns: string[]; order: string }

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Texts of values must be the same on every server. */
const sameEverywhere = `SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_encoding = 'UTF8'; SET statement_timeout = 0`

/** A connection of its own that tells values as every server does, for as long as the work takes. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5 * second,
    application_name: 'dertig backup',
    keepAlive: true,
  })
  // Said again by whatever is asked next.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sameEverywhere)
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** All tables but the one of migrations, by name, with the columns that are not computed by the database itself. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: { name: string; text: boolean }[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) ORDER BY k.place), '[]')
        FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(number, place), pg_attribute a
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number) AS key
     FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND c.relname <> '_prisma_migrations' ORDER BY c.relname COLLATE "C"`,
  )
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    // A server's own order of words is no order that another one has.
    order: key.length === 0 ? `t::text COLLATE "C"` : key.map(ordered).join(', '),
  }))
}

const ordered = ({ name, text }: { name: string; text: boolean }) => quoted(name) + (text ? ' COLLATE "C"' : '')

/** The rows of a table as COPY writes them, in the order of their key. */
export function rowsOf(client: pg.Client, { name, columns, order }: Table): CopyOut {
  return client.query(
    new CopyOut(`COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)} t ORDER BY ${order}) TO STDOUT`),
  )
}

/** How many rows a table has, and the digest of all of them. */
export async function digestOf(client: pg.Client, table: Table): Promise<{ rows: number; sha256: string }> {
  const hash: Hash = createHash('sha256')
  const rows = rowsOf(client, table)
  for await (const row of rows) hash.update(row)
  return { rows: rows.rows, sha256: hash.digest('hex') }
}

/** The sequences that gave out a number, with the last one. */
export async function sequencesOf(client: pg.Client): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename COLLATE "C"`,
  )
  return rows
}
