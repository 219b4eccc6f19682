import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './testing'

let database: TestDatabase
let application: pg.Client
let owner: pg.Client
const ids = { user: randomUUID(), record: randomUUID(), file: randomUUID(), leak: randomUUID(), clientId: randomUUID() }
const [open, released] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  database = await testDatabase()
  const { client } = database
  await client.user.create({ data: { id: ids.user, name: 'Somebody', email: 'somebody@people.test' } })
  await client.record.create({ data: { id: ids.record, register: 'sources', ref: 'S-1', number: 1, title: 'Own' } })
  await client.storedFile.create({
    data: { id: ids.file, sha256: 'a'.repeat(64), size: 3, contentType: 'text/plain' },
  })
  const moment = new Date('2026-06-02T12:37:00Z')
  await client.leak.create({
    data: {
      ...{ id: ids.leak, ref: 'L-2026-001', year: 2026, number: 1, reporterId: ids.user, title: '' },
      ...{ detectedAt: moment, reportedAt: moment, createdAt: moment, updatedAt: moment },
    },
  })
  for (const [id, releasedAt] of [
    [open, null],
    [released, moment],
  ] as const) {
    const said = { body: 'as written', notifyAuthority: 'notify', notifyPeople: 'notify', createdAt: moment }
    await client.leakAdvice.create({ data: { id, leakId: ids.leak, authorId: ids.user, releasedAt, ...said } })
  }
  application = new pg.Client({ connectionString: database.url })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await Promise.all([application.connect(), owner.connect()])
})
afterAll(async () => {
  await Promise.all([application.end(), owner.end()])
  await database.close()
})

const attached = (id: string) =>
  `INSERT INTO "Attachment" ("id", "recordId", "fileId", "seriesId", "number", "name", "kind", "addedAt")
   VALUES ('${id}', '${ids.record}', '${ids.file}', '${id}', 1, 'a.txt', 'other', now())`
const removed = `UPDATE "Attachment" SET "removedAt" = now(), "removedReason" = 'x'`
const body = (action: string, subjectId: string) =>
  JSON.stringify({ action, actor: null, outcome: 'ok', subject: { type: 'record', id: subjectId } })
const entry = (action: string, subjectId = ids.record) =>
  `SELECT audit_append('${body(action, subjectId)}', NULL, NULL, NULL, NULL, NULL)`

describe('released advice', () => {
  it.each([
    ['its words', `UPDATE "LeakAdvice" SET "body" = 'other' WHERE id = '${released}'`],
    ['what it advises', `UPDATE "LeakAdvice" SET "notifyPeople" = 'not_needed' WHERE id = '${released}'`],
    ['that it was released', `UPDATE "LeakAdvice" SET "releasedAt" = NULL WHERE id = '${released}'`],
    ['its leak', `UPDATE "LeakAdvice" SET "leakId" = "leakId" WHERE id = '${released}'`],
    ['that it is there', `DELETE FROM "LeakAdvice" WHERE id = '${released}'`],
  ])('keeps %s, whoever asks', async (_what, statement) => {
    await expect(application.query(statement)).rejects.toThrow(/refused|permission denied/)
    await expect(owner.query(statement)).rejects.toThrow(/refused/)
  })

  it('changes until then, and is never removed by the application', async () => {
    await application.query(`UPDATE "LeakAdvice" SET "body" = 'better' WHERE id = '${open}'`)
    await expect(application.query(`DELETE FROM "LeakAdvice" WHERE id = '${open}'`)).rejects.toThrow(
      /permission denied/,
    )
    await application.query(`UPDATE "LeakAdvice" SET "releasedAt" = now() WHERE id = '${open}'`)
    await expect(application.query(`UPDATE "LeakAdvice" SET "body" = 'worse' WHERE id = '${open}'`)).rejects.toThrow(
      /refused/,
    )
  })
})

describe('an attachment', () => {
  const inOne = async (...statements: string[]) => {
    await application.query('BEGIN')
    try {
      for (const statement of statements) await application.query(statement)
      await application.query('COMMIT')
    } catch (error) {
      await application.query('ROLLBACK')
      throw error
    }
  }

  it.each([
    ['without an entry', () => [attached(randomUUID())]],
    ['with an entry about something else', () => [attached(randomUUID()), entry('record.update')]],
    ['with an entry about another record', () => [attached(randomUUID()), entry('file.attach', randomUUID())]],
  ])('does not come %s', async (_what, statements) => {
    await expect(inOne(...statements())).rejects.toThrow(/without its entry/)
    expect(await database.client.attachment.count()).toBe(0)
  })

  it('does not come by an entry of an earlier transaction', async () => {
    await inOne(entry('file.attach'))
    await expect(inOne(attached(randomUUID()))).rejects.toThrow(/without its entry/)
  })

  it('comes and goes with its entry, and is not otherwise changed', async () => {
    await inOne(attached(randomUUID()), entry('file.attach'))
    await expect(inOne(removed)).rejects.toThrow(/without its entry/)
    await expect(inOne(removed, entry('file.attach'))).rejects.toThrow(/without its entry/)
    for (const statement of [`UPDATE "Attachment" SET "name" = 'b.txt'`, `DELETE FROM "Attachment"`])
      await expect(inOne(statement, entry('file.remove'))).rejects.toThrow(/permission denied/)
    await inOne(removed, entry('file.remove'))
    expect(await database.client.attachment.count({ where: { removedAt: { not: null } } })).toBe(1)
  })
})
