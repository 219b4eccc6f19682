import { appendFileSync, cpSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendOnlyTables } from './grants'
import { migrate } from './migrate'
import { type TestDatabase, testDatabase } from './testing'

const folder = path.resolve('prisma/migrations')
const names = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort()
let database: TestDatabase
let application: pg.Client

beforeAll(async () => {
  database = await testDatabase({ empty: true })
  await migrate(database.ownerUrl, folder, 'dertig_app')
  application = new pg.Client(database.url)
  await application.connect()
})
afterAll(async () => {
  await application.end()
  await database.close()
})

function copyOfMigrations(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'dertig-migrations-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

test('a second run applies nothing and changes nothing', async () => {
  const before = await application.query(
    'SELECT migration_name, checksum, started_at FROM _prisma_migrations ORDER BY 1',
  )
  expect(before.rows.map((row) => row.migration_name)).toEqual(names)
  expect(await migrate(database.ownerUrl, folder, 'dertig_app')).toEqual([])
  const after = await application.query(
    'SELECT migration_name, checksum, started_at FROM _prisma_migrations ORDER BY 1',
  )
  expect(after.rows).toEqual(before.rows)
})

test('two starts at once apply each migration once', async () => {
  const other = await testDatabase({ empty: true })
  const both = await Promise.all([
    migrate(other.ownerUrl, folder, 'dertig_app'),
    migrate(other.ownerUrl, folder, 'dertig_app'),
  ])
  expect(both.flat().sort()).toEqual(names)
  await other.close()
})

test('an edited migration is refused by name', async () => {
  const copy = copyOfMigrations()
  appendFileSync(path.join(copy, names[0] ?? '', 'migration.sql'), '\n-- one more thought\n')
  await expect(migrate(database.ownerUrl, copy, null)).rejects.toThrow(`${names[0]} was edited`)
})

test('a database of a newer version is refused', async () => {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'dertig-older-'))
  await expect(migrate(database.ownerUrl, copy, null)).rejects.toThrow('does not know')
})

test('a failing migration leaves nothing behind', async () => {
  const copy = copyOfMigrations()
  const failing = path.join(copy, '20990101000000_failing')
  cpSync(path.join(copy, names[0] ?? ''), failing, { recursive: true })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(path.join(failing, 'migration.sql'), 'CREATE TABLE half (id int); SELECT 1/0;')
  await expect(migrate(database.ownerUrl, copy, null)).rejects.toThrow(
    '20990101000000_failing failed and was rolled back: division by zero',
  )
  const left = await application.query(
    `SELECT to_regclass('half') AS half, count(*)::int AS n FROM _prisma_migrations WHERE migration_name LIKE '2099%'`,
  )
  expect(left.rows).toEqual([{ half: null, n: 0 }])
})

test.each(appendOnlyTables)(
  'the application reads and adds to %s, and cannot change, remove or empty it',
  async (table) => {
    const { rows } = await application.query(`SELECT 1 FROM "${table}" LIMIT 1`)
    expect(rows).toEqual([])
    const { rows: columns } = await application.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1',
      [table],
    )
    const column = columns[0]?.name
    for (const sql of [
      `UPDATE "${table}" SET "${column}" = "${column}"`,
      `DELETE FROM "${table}"`,
      `TRUNCATE "${table}" CASCADE`,
    ]) {
      await expect(application.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
    await expect(application.query(`INSERT INTO "${table}" DEFAULT VALUES`)).rejects.toMatchObject({ code: '23502' })
  },
)

test.each([
  'CREATE TABLE mine (id int)',
  'CREATE TEMPORARY TABLE mine (id int)',
  'ALTER TABLE "Record" ADD COLUMN mine int',
  'ALTER TABLE "RecordVersion" DISABLE TRIGGER ALL',
  'DROP TABLE "Record"',
  'CREATE INDEX ON "Record" (title)',
  'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
  'SET ROLE dertig_owner',
  'SET session_replication_role = replica',
  `UPDATE _prisma_migrations SET checksum = ''`,
  'GRANT UPDATE ON "RecordVersion" TO dertig_app',
])('the application is refused: %s', async (sql) => {
  const refusal = await application.query(sql).then(
    (result) => result.command,
    (error: pg.DatabaseError) => error.code,
  )
  // GRANT without the right to grant is answered with a warning and does nothing.
  expect(['42501', 'GRANT']).toContain(refusal)
  const { rows } = await application.query(`SELECT has_table_privilege('"RecordVersion"', 'UPDATE') AS may`)
  expect(rows).toEqual([{ may: false }])
})

test('the application reads and writes ordinary tables', async () => {
  await database.client.refCounter.create({ data: { series: 'sources', value: 1 } })
  await database.client.refCounter.update({ where: { series: 'sources' }, data: { value: 2 } })
  expect(await database.client.refCounter.findMany()).toEqual([{ series: 'sources', value: 2 }])
  await database.client.refCounter.deleteMany()
})

test('a database that is in use is carried over: old rows stay as they are, corrected decisions too', async () => {
  const other = await testDatabase({ empty: true })
  const before = mkdtempSync(path.join(os.tmpdir(), 'dertig-before-'))
  for (const name of names.filter((one) => one < '20261128'))
    cpSync(path.join(folder, name), path.join(before, name), { recursive: true })
  // Rights are those of today's tables.
  await migrate(other.ownerUrl, before, null)
  const owner = new pg.Client(other.ownerUrl)
  await owner.connect()
  const id = '11111111-1111-4111-8111-111111111111'
  const transfers = [{ country: 'IN', mechanism: '46_2c', evidence: 'SCC of 2021', checkedOn: null, validUntil: null }]
  await owner.query(
    `INSERT INTO "Record" (id, register, ref, number, title) VALUES ($1, 'activities', 'A-001', 1, 'Old')`,
    [id],
  )
  await owner.query(`INSERT INTO "Activity" (id, transfers) VALUES ($1, $2)`, [id, JSON.stringify(transfers)])
  await owner.query(`UPDATE "AdequacyDecision" SET scope = 'all', "correctedAt" = now() WHERE country = 'JP'`)
  await owner.query(
    `UPDATE "AdequacyDecision" SET "validUntil" = '2026-03-01', "correctedAt" = now() WHERE country = 'GB'`,
  )
  expect(await migrate(other.ownerUrl, folder, 'dertig_app')).toEqual(names.filter((one) => one >= '20261128'))
  const kept = await owner.query('SELECT transfers, "dpiaNationalList", "processingType" FROM "Activity"')
  expect(kept.rows).toEqual([{ transfers, dpiaNationalList: [], processingType: '' }])
  const decisions = await owner.query<{ country: string; day: string; until: string | null; scope: string }>(
    `SELECT country, "validFrom"::text AS day, "validUntil"::text AS until, scope FROM "AdequacyDecision"
     WHERE country IN ('JP', 'GB', 'BR', 'KR') ORDER BY 1, 2`,
  )
  expect(decisions.rows).toEqual([
    { country: 'BR', day: '2026-01-28', until: null, scope: 'all' },
    { country: 'GB', day: '2021-01-01', until: '2021-06-27', scope: 'all' },
    { country: 'GB', day: '2021-06-28', until: '2026-03-01', scope: 'all' },
    { country: 'JP', day: '2019-01-23', until: null, scope: 'all' },
    { country: 'KR', day: '2021-12-17', until: null, scope: 'partial' },
  ])
  await owner.query('UPDATE "Record" SET "formerRef" = $1', ['VWA-1'])
  const moments = await owner.query(
    `SELECT values ->> 'formerRef' AS former FROM "RecordMoment" ORDER BY sequence DESC LIMIT 1`,
  )
  expect(moments.rows).toEqual([{ former: 'VWA-1' }])
  await owner.end()
  await other.close()
})
