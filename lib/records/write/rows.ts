import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RecordId } from '@/lib/db/ids'
import type { Due } from '@/lib/registers/declare/define'

const { sql, raw, join } = Prisma

/*
 * Rows of a table in one statement, however many they are. They go as JSON, and the table itself says what each column
 * is made of. Names of tables and columns come from the declarations, never from what was sent.
 */

type Row = { readonly id: RecordId } & Readonly<Record<string, unknown>>

/** Writes these columns of rows that are there; all rows name the same columns. */
export async function updateRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((name) => name !== 'id')
  const set = columns.map((name) => sql`${raw(`"${name}"`)} = n.${raw(`"${name}"`)}`)
  await tx.$executeRaw`UPDATE ${raw(`"${table}"`)} t SET ${join(set)} FROM ${rowsOf(table, rows)} n WHERE t.id = n.id`
}

/** Writes new rows; a column that they do not name has the value that the table gives it. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(', '),
  )
  await tx.$executeRaw`INSERT INTO ${raw(`"${table}"`)} (${columns}) SELECT ${columns} FROM ${rowsOf(table, rows)} n`
}

function rowsOf(table: string, rows: readonly unknown[]) {
  return sql`jsonb_populate_recordset(NULL::${raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb)`
}

export type LinkRow = { fromId: RecordId; field: string; toId: RecordId }
export type LinkChange = { made: readonly LinkRow[]; gone: readonly LinkRow[] }

/** Writes what changed of the links of records. */
export async function writeLinks(tx: Tx, changes: readonly LinkChange[]): Promise<void> {
  const [made, gone] = [changes.flatMap((change) => change.made), changes.flatMap((change) => change.gone)]
  if (made.length + gone.length === 0) return
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "RecordLink" l USING ${rowsOf('RecordLink', gone)} n
      WHERE l."fromId" = n."fromId" AND l.field = n.field AND l."toId" = n."toId"
    )
    INSERT INTO "RecordLink" ("fromId", field, "toId") SELECT n."fromId", n.field, n."toId" FROM ${rowsOf('RecordLink', made)} n`
}

type DueRow = Due & { recordId: RecordId }
export type DueChange = { made: readonly DueRow[]; gone: readonly DueRow[] }

/** Writes what changed of the days on which something of records falls due, for calendar and reminders. */
export async function writeDues(tx: Tx, changes: readonly DueChange[]): Promise<void> {
  const [made, gone] = [changes.flatMap((change) => change.made), changes.flatMap((change) => change.gone)]
  if (made.length + gone.length === 0) return
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "RecordDue" d USING ${rowsOf('RecordDue', gone)} n
      WHERE d."recordId" = n."recordId" AND d.code = n.code AND d."on" = n."on"
    )
    INSERT INTO "RecordDue" ("recordId", code, "on") SELECT n."recordId", n.code, n."on" FROM ${rowsOf('RecordDue', made)} n
    ON CONFLICT DO NOTHING`
}
