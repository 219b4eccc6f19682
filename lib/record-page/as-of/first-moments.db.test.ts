import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'

const folder = path.resolve('prisma/migrations')
const names = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort()
const moments = names.find((name) => name.endsWith('_moments')) ?? ''
const [source, purpose] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002']

let database: TestDatabase
let owner: pg.Client

/** A database as it was before there were moments, with two records and a company, and then brought up to date. */
beforeAll(async () => {
  database = await testDatabase({ empty: true })
  const older = mkdtempSync(path.join(os.tmpdir(), 'dertig-older-'))
  for (const name of names.filter((one) => one < moments))
    cpSync(path.join(folder, name), path.join(older, name), { recursive: true })
  await migrate(database.ownerUrl, older, 'dertig_app')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await record(source, 'sources', 'S-001', '2026-01-05T10:00:00.000Z')
  await owner.query(`INSERT INTO "Source" (id, description, "peopleCategories") VALUES ($1, 'A form.', '{client}')`, [
    source,
  ])
  await record(purpose, 'purposes', 'P-001', '2026-02-05T10:00:00.000Z')
  await owner.query(`INSERT INTO "Purpose" (id) VALUES ($1)`, [purpose])
  await owner.query(`INSERT INTO "RecordLink" ("fromId", field, "toId") VALUES ($1, 'later', $2)`, [source, purpose])
  await owner.query(`INSERT INTO "Organisation" (id, "legalName", "updatedAt") VALUES (1, 'Old & Co', '2026-01-01')`)
  await migrate(database.ownerUrl, folder, 'dertig_app')
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

const record = (id: string, register: string, ref: string, at: string) =>
  owner.query(
    `INSERT INTO "Record" (id, register, ref, number, title, tags, "openFields", missing, "contributorIds", "updatedAt")
     VALUES ($1, $2, $3, 1, $3, '{old}', '{}', '{}', '{}', $4)`,
    [id, register, ref, at],
  )

test('what was there before has its state as at its last change for its first moment', async () => {
  const { rows } = await owner.query(
    `SELECT DISTINCT ON ("recordId") m.at, m.title, m.status, m.tags, m.values FROM "RecordMoment" m
     WHERE m."recordId" = $1 ORDER BY "recordId", sequence`,
    [source],
  )
  expect(rows).toMatchObject([
    {
      at: new Date('2026-01-05T10:00:00.000Z'),
      title: 'S-001',
      status: 'draft',
      tags: ['old'],
      values: { title: 'S-001', description: 'A form.', peopleCategories: ['client'], channel: null, later: ['P-001'] },
    },
  ])
  const company = await owner.query(
    `SELECT at, organisation ->> 'legalName' AS name FROM "OrganisationMoment" ORDER BY 1`,
  )
  expect(company.rows[0]).toMatchObject({ name: 'Old & Co' })
})

/** What of a record has no past: it never changes, or only rules and four eyes look at it. */
const withoutPast = ['id', 'register', 'ref', 'number', 'createdAt', 'contributorIds', 'changesOn']

test('every other column of a record has its past', async () => {
  const columns = async (table: string) => {
    const found = await owner.query(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
      [table],
    )
    return found.rows.map(({ name }) => String(name)).sort()
  }
  const beside = ['sequence', 'recordId', 'at', 'values']
  expect((await columns('RecordMoment')).filter((name) => !beside.includes(name))).toEqual(
    (await columns('Record')).filter((name) => !withoutPast.includes(name)),
  )
})
