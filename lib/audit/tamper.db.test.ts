import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { databaseOn } from '@/lib/db/testing-server'
import { appendMany, recordRead } from './entry/append'
import type { AuditEvent } from './entry/event'
import { sampleContext } from './testing/sample'
import { signCheckpoint } from './tree/checkpoint'
import { verifyLog } from './tree/verify'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
  for (let n = 0; n < 12; n++) await recordRead(sampleContext, updated(randomUUID()))
})
afterAll(() => database.close())

const updated = (id: string): AuditEvent => ({
  action: 'record.update',
  subject: { type: 'record', id, ref: 'A-001' },
  changes: [{ field: 'title', old: 'old', new: 'new' }],
})

describe('many entries appended at once', () => {
  it('follow on in their order, open again and verify, also those that hold no values', async () => {
    const before = await database.client.auditEntry.count()
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    const plain: AuditEvent = { action: 'record.export', subject: { type: 'record', id: randomUUID(), ref: 'A-002' } }
    const events = [...ids.map(updated), plain, updated(ids[0] ?? '')]
    await appendMany(database.client, sampleContext, events)
    const rows = await database.client.auditEntry.findMany({ orderBy: { index: 'asc' }, skip: before })
    expect(rows.map(({ subjectId }) => subjectId)).toEqual(events.map(({ subject }) => subject.id))
    expect(await verifyLog()).toMatchObject({ state: 'ok', size: before + 5, erased: 0 })
  })
})

const entryColumns =
  '"index", "at", "dbUser", "body", "leafHash", "action", "actor", "subjectType", "subjectId", "outcome"'

describe('a database that was tampered with by its administrator', () => {
  let administrator: pg.Client
  const run = (...statements: string[]) => administrator.query(statements.join(';\n'))
  beforeAll(async () => {
    const url = databaseOn(process.env.DERTIG_TEST_SUPER_URL ?? '', new URL(database.ownerUrl).pathname.slice(1))
    administrator = new pg.Client({ connectionString: url })
    await administrator.connect()
    await run(
      'ALTER TABLE "AuditEntry" DISABLE TRIGGER USER',
      'ALTER TABLE "AuditDetail" DISABLE TRIGGER USER',
      'SET session_replication_role = replica',
    )
  })
  afterAll(() => administrator.end())

  const attacks: [string, string, string | null][] = [
    ['a changed body', `UPDATE "AuditEntry" SET "body" = replace("body", '"ok"', '"no"') WHERE "index" = 5`, 'columns'],
    ['a changed moment', `UPDATE "AuditEntry" SET "at" = "at" - interval '1 hour' WHERE "index" = 5`, 'leaf'],
    ['a changed login', `UPDATE "AuditEntry" SET "dbUser" = 'nobody' WHERE "index" = 5`, 'leaf'],
    ['a changed column of the filter', `UPDATE "AuditEntry" SET "outcome" = 'denied' WHERE "index" = 5`, 'columns'],
    ['a removed entry', `DELETE FROM "AuditEntry" WHERE "index" = 5`, 'order'],
    ['a removed detail', `DELETE FROM "AuditDetail" WHERE "index" = 5`, 'detail_missing'],
    [
      'a swapped detail',
      `UPDATE "AuditDetail" SET "keyId" = d."keyId", "sealed" = d."sealed" FROM "AuditDetail" d WHERE "AuditDetail"."index" = 5 AND d."index" = 6`,
      'detail',
    ],
    ['a cut tail', `DELETE FROM "AuditEntry" WHERE "index" >= 10; UPDATE "AuditState" SET "size" = 10`, 'went_back'],
    [
      'an entry after the end',
      `INSERT INTO "AuditEntry" (${entryColumns}) SELECT ${entryColumns.replace('"index"', '"index" + 100000')} FROM "AuditEntry" WHERE "index" = 5`,
      'order',
    ],
    ['a forged leaf', `UPDATE "AuditEntry" SET "leafHash" = sha256('x') WHERE "index" = 5`, 'leaf'],
  ]
  it.each(attacks)('%s is found', async (_name, statement, code) => {
    await signCheckpoint()
    // What the database derives by itself cannot be put back.
    const tables = Object.entries({ AuditEntry: entryColumns, AuditDetail: '*', AuditState: '*' })
    await run(...tables.map(([table, columns]) => `CREATE TABLE "saved${table}" AS SELECT ${columns} FROM "${table}"`))
    await run(statement)
    const found = await verifyLog()
    const problem = await signCheckpoint().then(
      () => null,
      (error: unknown) => error,
    )
    await run(
      ...tables.flatMap(([table, columns]) => [
        `DELETE FROM "${table}"`,
        `INSERT INTO "${table}" ${columns === '*' ? '' : `(${columns})`} SELECT * FROM "saved${table}"`,
        `DROP TABLE "saved${table}"`,
      ]),
    )
    expect(found).toMatchObject({ state: 'tampered', code })
    if (code === 'went_back') expect(problem).toMatchObject({ problem: 'went_back' })
    expect(await verifyLog()).toMatchObject({ state: 'ok' })
  })

  it('is never signed when a new entry was changed', async () => {
    await signCheckpoint()
    await recordRead(sampleContext, updated(randomUUID()))
    await run(`UPDATE "AuditEntry" SET "dbUser" = 'nobody' WHERE "index" = (SELECT max("index") FROM "AuditEntry")`)
    await expect(signCheckpoint()).rejects.toMatchObject({ problem: 'leaf' })
  })
})
