import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate'
import { type TestDatabase, testDatabase } from './testing'

/** Data of the version before lists had rows of their own, brought to this one. */
const folder = path.resolve('prisma/migrations')
const firstWithRows = '20261128212000_rows'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [sales, it] = [id(1), id(2)]
const [web, phone] = [id(11), id(12)]
const [frozenWeb, oldWeb, submittedPhone] = [id(21), id(22), id(23)]
const long = 'x'.repeat(150)

const contentOf = (values: Record<string, unknown>) => JSON.stringify({ ref: 'S-001', values })
const versions = [
  {
    ...{ id: oldWeb, recordId: web, number: 1 },
    values: { title: 'Web, first', departmentId: sales, channel: 'web_form', openFields: [], origin: '' },
  },
  {
    ...{ id: frozenWeb, recordId: web, number: 2 },
    values: {
      ...{ title: 'Web', departmentId: sales, channel: 'web_form', origin: long, openFields: ['origin'], tags: ['a'] },
      ...{ peopleCategories: ['client'], dataCategories: [], rows: [{ name: 'not a text' }], ruleSource: 'law' },
    },
  },
  {
    ...{ id: submittedPhone, recordId: phone, number: 1 },
    values: { title: 'Phone', departmentId: 'nowhere', channel: null, openFields: [] },
  },
]

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase({ empty: true })
  const before = mkdtempSync(path.join(os.tmpdir(), 'dertig-before-'))
  for (const name of readdirSync(folder).filter((name) => name < firstWithRows))
    cpSync(path.join(folder, name), path.join(before, name), { recursive: true })
  await migrate(database.ownerUrl, before, null)
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(`INSERT INTO "Department" (id, code, name) VALUES ('${sales}', 'S', 'Sales'), ('${it}', 'I', 'IT')`)
  const at = (moment: string) => owner.query(`SELECT set_config('dertig.at', $1, true)`, [moment])
  await owner.query('BEGIN')
  await at('2025-01-01T10:00:00Z')
  await owner.query(`INSERT INTO "Record" (id, register, ref, number, title, "departmentId") VALUES
    ('${web}', 'sources', 'S-001', 1, 'Web', '${sales}'), ('${phone}', 'sources', 'S-002', 2, 'Phone', NULL)`)
  await owner.query(
    `INSERT INTO "Source" (id, channel, origin) VALUES ('${web}', 'web_form', ''), ('${phone}', NULL, '')`,
  )
  await owner.query('COMMIT')
  for (const { id: version, recordId, number, values } of versions)
    await owner.query(
      `INSERT INTO "RecordVersion" (id, "recordId", number, content, "contentHash", "submittedById") VALUES ($1, $2, $3, $4, 'hash', $5)`,
      [version, recordId, number, contentOf(values), id(9)],
    )
  await owner.query('BEGIN')
  await at('2025-02-01T10:00:00Z')
  await owner.query(`UPDATE "Source" SET origin = $1 WHERE id = '${web}'`, [long])
  await owner.query(
    `UPDATE "Record" SET "inForceVersionId" = '${frozenWeb}', status = 'in_force', "departmentId" = '${it}', version = 2 WHERE id = '${web}'`,
  )
  await owner.query('COMMIT')
  // Written later, of an earlier day: from then on it is what held.
  await owner.query('BEGIN')
  await at('2025-01-15T10:00:00Z')
  await owner.query(`UPDATE "Record" SET title = 'Web again', version = 3 WHERE id = '${web}'`)
  await owner.query('COMMIT')
  await migrate(database.ownerUrl, folder, 'dertig_app')
}, 120_000)
afterAll(async () => {
  await owner.end()
  await database.close()
})

test('each version has its row, as its content says it', async () => {
  const { rows } = await owner.query('SELECT * FROM "VersionRow" ORDER BY id')
  const empty = { ruleReference: null, ruleSource: null, register: 'sources' }
  expect(rows).toEqual([
    {
      ...{ ...empty, id: frozenWeb, recordId: web, number: 1, current: true, placeId: it, title: 'Web' },
      ...{ departmentId: sales, ruleSource: 'law', openFields: ['origin'] },
      short: { channel: 'web_form', origin: long.slice(0, 100), peopleCategories: ['client'] },
    },
    {
      ...{ ...empty, id: oldWeb, recordId: web, number: 1, current: false, placeId: it, title: 'Web, first' },
      ...{ departmentId: sales, openFields: [], short: { channel: 'web_form' } },
    },
    {
      ...{ ...empty, id: submittedPhone, recordId: phone, number: 2, current: false, placeId: null, title: 'Phone' },
      ...{ departmentId: null, openFields: [], short: {} },
    },
  ])
})

test('each version has the row that the same content has when it is written now', async () => {
  const { rows: filled } = await owner.query('SELECT * FROM "VersionRow" ORDER BY id')
  const { rows: written } = await owner.query(
    `SELECT f.* FROM "RecordVersion" v CROSS JOIN LATERAL version_row_of(v.id, v."recordId", v.content) f ORDER BY v.id`,
  )
  expect(filled).toEqual(written)
  expect(filled).toHaveLength(versions.length)
})

test('each moment ends where another that was written later begins, and has the name and short values of its record', async () => {
  const { rows } = await owner.query(
    `SELECT ref, number, register, title, at, until, short FROM "RecordMoment" ORDER BY sequence`,
  )
  const on = (day: string) => new Date(`${day}T10:00:00Z`)
  const ofWeb = { ref: 'S-001', number: 1, register: 'sources' }
  const before = { channel: 'web_form' }
  const after = { channel: 'web_form', origin: long.slice(0, 100) }
  expect(rows.filter(({ ref }) => ref === 'S-001')).toEqual([
    { ...ofWeb, title: 'Web', at: on('2025-01-01'), until: on('2025-01-15'), short: before },
    { ...ofWeb, title: 'Web', at: on('2025-02-01'), until: on('2025-01-15'), short: after },
    { ...ofWeb, title: 'Web again', at: on('2025-01-15'), until: null, short: after },
  ])
  expect(rows.filter(({ ref }) => ref === 'S-002')).toEqual([
    { ref: 'S-002', number: 2, register: 'sources', title: 'Phone', at: on('2025-01-01'), until: null, short: {} },
  ])
})

test('the own table repeats the number, and what is written from then on ends what was filled in', async () => {
  const { rows } = await owner.query('SELECT id, number FROM "Source" ORDER BY number')
  expect(rows).toEqual([
    { id: web, number: 1 },
    { id: phone, number: 2 },
  ])
  await owner.query('BEGIN')
  await owner.query(`SELECT set_config('dertig.at', '2025-03-01T10:00:00Z', true)`)
  await owner.query(`UPDATE "Record" SET title = 'Phone calls', version = 2 WHERE id = '${phone}'`)
  await owner.query('COMMIT')
  const ends = await owner.query(`SELECT until FROM "RecordMoment" WHERE ref = 'S-002' ORDER BY sequence`)
  expect(ends.rows).toEqual([{ until: new Date('2025-03-01T10:00:00Z') }, { until: null }])
})
