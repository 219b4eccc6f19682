import { plannedAgain, type Tx } from './client'
import { Prisma } from './generated/client'

const { sql, raw, join } = Prisma

/*
 * Rows of a table in one statement, however many they are. They go as JSON, and the table itself says what each column
 * is made of. Names of tables and columns come from the program, never from what was sent.
 */

type Cells = Readonly<Record<string, unknown>>
type Row = { readonly id: string } & Cells

/** Writes these columns of rows that are there; all rows name the same columns. */
export async function updateRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((name) => name !== 'id')
  const set = columns.map((name) => sql`${raw(`"${name}"`)} = n.${raw(`"${name}"`)}`)
  await tx.$executeRaw`${raw(plannedAgain)} UPDATE ${raw(`"${table}"`)} t SET ${join(set)} FROM ${rowsOf(table, rows)} n WHERE t.id = n.id`
}

/** Writes new rows; a column that they do not name has the value that the table gives it. */
export async function insertRows(tx: Tx, table: string, rows: readonly Cells[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(', '),
  )
  await tx.$executeRaw`${raw(plannedAgain)} INSERT INTO ${raw(`"${table}"`)} (${columns}) SELECT ${columns} FROM ${rowsOf(table, rows)} n`
}

/** These rows as a table expression. */
export function rowsOf(table: string, rows: readonly unknown[]) {
  return sql`jsonb_populate_recordset(NULL::${raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb)`
}

/** Writes of a transaction that were begun; whoever ends it waits for their answers first. */
export type Writes = { readonly answers: Promise<void> }

/** Begins writes, one after another. One that fails fails whoever waits for the answers, and nobody else. */
export function writing(work: () => Promise<void>): Writes {
  const answers = work()
  answers.catch(() => {})
  return { answers }
}
