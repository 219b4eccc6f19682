import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { OperatorError } from '@/lib/errors/operator'
import { CopyIn } from './copy'
import { digestOf, quoted, tablesOf } from './database'
import { BackupRefused, type Entry } from './file/archive'
import type { Manifest, TableKept } from './file/format'

type Restoring = { client: pg.Client; undo: string[] }

/**
 * Makes the tables ready to take rows as they were: empty, and without the rules for writing, which what is already history
 * has kept. Runs as the owner, within the transaction of the restore: whoever looks sees all of it or nothing.
 */
export async function openTables(client: pg.Client, manifest: Manifest): Promise<Restoring> {
  const there = await tablesOf(client)
  for (const { name, columns } of manifest.tables) {
    const table = there.find((one) => one.name === name)
    const unknown = table ? columns.filter((column) => !table.columns.includes(column)) : [name]
    if (unknown.length > 0)
      throw new OperatorError(
        `The backup holds ${unknown.join(', ')} of ${name}, which its own version of Dertig has not.`,
      )
  }
  const { rows: triggers } = await client.query<{ table: string; name: string; kind: string }>(
    `SELECT c.relname AS "table", t.tgname AS name, t.tgenabled AS kind FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal`,
  )
  const { rows: links } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = current_schema()::regnamespace AND k.contype = 'f'`,
  )
  const off = triggers.map(({ table, name }) => `ALTER TABLE ${quoted(table)} DISABLE TRIGGER ${quoted(name)}`)
  const apart = links.map(({ table, name }) => `ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`)
  const emptied = `TRUNCATE ${there.map(({ name }) => quoted(name)).join(', ')}`
  await client.query([...off, ...apart, emptied].join(';\n'))
  const undo = [
    ...links.map(
      ({ table, name, definition }) => `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`,
    ),
    ...triggers.map(
      ({ table, name, kind }) => `ALTER TABLE ${quoted(table)} ${enabling[kind] ?? 'DISABLE'} TRIGGER ${quoted(name)}`,
    ),
  ]
  return { client, undo }
}

/** How a trigger was switched on, by its letter in the catalogue of the database. */
const enabling: Readonly<Record<string, string>> = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' }

/** Puts the rules back as they were; what rows say of each other is checked as it is put back. */
export async function closeTables({ client, undo }: Restoring, { sequences }: Manifest): Promise<void> {
  await client.query(undo.join(';\n'))
  for (const { name, last } of sequences) await client.query(`SELECT setval($1::regclass, $2)`, [quoted(name), last])
}

/** The parts of a table, one after the other, into it. */
export class TableFilling {
  readonly #copy: CopyIn
  readonly #ended: Promise<void>

  constructor(client: pg.Client, { name, columns }: TableKept) {
    this.#copy = client.query(new CopyIn(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`))
    this.#ended = finished(this.#copy)
    this.#ended.catch(() => {})
  }

  /** The next part; refuses one that is not what was looked through before. */
  async add({ name, bytes }: Entry, sha256: string): Promise<void> {
    const hash = createHash('sha256')
    for await (const piece of bytes) {
      hash.update(piece)
      if (!this.#copy.write(piece)) await Promise.race([once(this.#copy, 'drain'), this.#ended])
    }
    if (hash.digest('hex') !== sha256) throw new BackupRefused(`${name} changed while it was read.`)
  }

  async end(): Promise<void> {
    this.#copy.end()
    await this.#ended
  }
}

export type Compared = { name: string; rows: number; same: boolean }

/** Reads every table again and compares it with what was kept. */
export async function compareTables(client: pg.Client, { tables }: Manifest): Promise<Compared[]> {
  const there = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  const compared: Compared[] = []
  for (const { name, columns, rows, sha256 } of tables) {
    const table = there.get(name)
    const found = table ? await digestOf(client, { ...table, columns }) : null
    compared.push({ name, rows: found?.rows ?? 0, same: found?.sha256 === sha256 && found.rows === rows })
  }
  return compared
}
