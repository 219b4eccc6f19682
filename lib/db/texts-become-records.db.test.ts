import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordIdSchema } from './ids'
import { migrate } from './migrate'
import { type TestDatabase, testDatabase } from './testing'

const folder = path.resolve('prisma/migrations')
const move = '20261123001520_texts_become_records'
const sql = readFileSync(path.join(folder, move, 'migration.sql'), 'utf8')
const ids = {
  department: '10000000-0000-4000-8000-000000000001',
  owner: '10000000-0000-4000-8000-000000000002',
  first: '10000000-0000-4000-8000-000000000003',
  second: '10000000-0000-4000-8000-000000000004',
  customers: '10000000-0000-4000-8000-000000000005',
}
const rule = {
  dataCategory: 'invoice_financial',
  trigger: 'financial_year_end',
  period: 'P7Y',
  action: 'delete',
  basis: 'law',
  reference: 'Accounting law',
}
const vague = {
  dataCategory: null,
  trigger: 'last_interaction',
  period: 'a reasonable period',
  action: null,
  basis: null,
  reference: '',
}
const measure = { group: 'policy', description: 'Every leak is documented.' }
const system = { name: 'Ledger', location: 'Server room', owner: 'Accounts' }

let database: TestDatabase
let owner: pg.Client

/** A database as the release before left it: every migration but this one and those after it. */
beforeAll(async () => {
  database = await testDatabase({ empty: true })
  const older = mkdtempSync(path.join(os.tmpdir(), 'dertig-older-'))
  for (const name of readdirSync(folder)) {
    if (name < move) cpSync(path.join(folder, name), path.join(older, name), { recursive: true })
  }
  await migrate(database.ownerUrl, older, 'dertig_app')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`INSERT INTO "Department" (id, code, name) VALUES ($1, 'ACC', 'Accounts')`, [ids.department])
  await owner.query(`INSERT INTO "User" (id, name, email) VALUES ($1, 'An owner', 'owner@company.example')`, [
    ids.owner,
  ])
  await activity(ids.first, 1, { retention: [rule, vague], measures: [measure], systems: [system] }, [
    'retention',
    'systems',
  ])
  await activity(ids.second, 2, {
    retention: [{ ...rule, reference: ' Accounting law ' }, {}],
    measures: [measure, measure],
  })
  await activity(
    ids.customers,
    3,
    {
      recordKind: 'processor',
      controllers: [{ name: 'A', contact: 'a@a.example' }],
      processingCategories: 'Sending invoices',
    },
    ['processingCategories'],
  )
  await owner.query(`INSERT INTO "RefCounter" (series, value) VALUES ('measures', 4)`)
  await migrate(database.ownerUrl, folder, 'dertig_app')
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

async function activity(id: string, number: number, own: Record<string, unknown>, open: string[] = []) {
  await owner.query(
    `INSERT INTO "Record" (id, register, ref, number, title, "ownerId", "departmentId", tags, "openFields", "contributorIds", missing)
     VALUES ($1, 'activities', $2, $3, $4, $5, $6, '{}', $7, ARRAY[$5]::uuid[], '{}')`,
    [id, `A-00${number}`, number, `Activity ${number}`, ids.owner, ids.department, open],
  )
  await owner.query(
    `INSERT INTO "Activity" (id, "recordKind", retention, measures, systems, controllers, "processingCategories")
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      own.recordKind ?? 'controller',
      JSON.stringify(own.retention ?? []),
      JSON.stringify(own.measures ?? []),
      JSON.stringify(own.systems ?? []),
      JSON.stringify(own.controllers ?? []),
      own.processingCategories ?? '',
    ],
  )
}

const linksOf = async (id: string) =>
  (
    await database.client.recordLink.findMany({
      where: { fromId: id },
      select: { field: true, to: { select: { ref: true } } },
      orderBy: [{ field: 'asc' }, { to: { ref: 'asc' } }],
    })
  ).map(({ field, to }) => `${field} ${to.ref}`)

test('rows of text become drafts with the owner and department of their activity, numbered on', async () => {
  const rows = await database.client.record.findMany({
    where: { register: { not: 'activities' } },
    orderBy: { ref: 'asc' },
  })
  expect(rows.map(({ ref, title, missing }) => [ref, title, missing.join(' ')])).toEqual([
    ['E-001', 'Accounting law', ''],
    ['E-002', 'Activity 1', 'action basis'],
    ['M-005', 'Every leak is documented.', 'responsible evidence tested'],
    ['Y-001', 'Ledger', 'kind country access_control deletion'],
  ])
  for (const row of rows) {
    expect(row).toMatchObject({
      status: 'draft',
      ownerId: ids.owner,
      departmentId: ids.department,
      contributorIds: [ids.owner],
    })
    expect(recordIdSchema.safeParse(row.id).success).toBe(true)
    expect(row.searchText).toContain(row.ref.toLowerCase())
  }
  expect(await database.client.refCounter.findMany({ orderBy: { series: 'asc' } })).toEqual([
    { series: 'measures', value: 5 },
    { series: 'retention-rules', value: 2 },
    { series: 'systems', value: 1 },
  ])
})

test('their words stand in the fields of the new register', async () => {
  const [law, open] = await database.client.retentionRule.findMany({ orderBy: { record: { ref: 'asc' } } })
  expect(law).toMatchObject({
    dataCategories: ['invoice_financial'],
    trigger: 'financial_year_end',
    period: 'P7Y',
    criterion: '',
    action: 'delete',
    basis: 'law',
    lawReference: 'Accounting law',
  })
  expect(open).toMatchObject({
    dataCategories: [],
    period: '',
    criterion: 'a reasonable period',
    action: null,
    basis: null,
  })
  expect(await database.client.measure.findMany()).toMatchObject([measure])
  expect(await database.client.system.findMany()).toMatchObject([{ location: 'Server room', description: 'Accounts' }])
})

test('equal texts become one record that both activities link to', async () => {
  expect(await linksOf(ids.first)).toEqual([
    'measures M-005',
    'retentionRules E-001',
    'retentionRules E-002',
    'systems Y-001',
  ])
  expect(await linksOf(ids.second)).toEqual(['measures M-005', 'retentionRules E-001'])
})

test('categories of processing stand with each controller; open answers go by their new names', async () => {
  const processor = await database.client.activity.findUniqueOrThrow({ where: { id: ids.customers } })
  expect(processor.controllers).toEqual([
    { name: 'A', contact: 'a@a.example', country: '', representative: '', dpo: '', categories: 'Sending invoices' },
  ])
  const open = await database.client.record.findMany({ where: { register: 'activities' }, orderBy: { number: 'asc' } })
  expect(open.map(({ openFields }) => openFields)).toEqual([['retentionRules', 'systems'], [], ['controllers']])
  const screening = await database.client.activity.findMany({ orderBy: { id: 'asc' }, select: { dpiaScreening: true } })
  expect(screening.map(({ dpiaScreening }) => Array.isArray(dpiaScreening) && dpiaScreening.length)).toEqual([9, 9, 0])
})

test('what was kept of the past shows the new records from now on', async () => {
  const moments = await database.client.recordMoment.groupBy({ by: ['recordId'], _count: true })
  const records = await database.client.record.count()
  expect(moments).toHaveLength(records)
})

test('run again, it changes nothing', async () => {
  const state = async () => [
    await database.client.record.findMany({ orderBy: { ref: 'asc' } }),
    await database.client.recordLink.count(),
    await database.client.refCounter.findMany({ orderBy: { series: 'asc' } }),
  ]
  const before = await state()
  await owner.query(sql)
  expect(await state()).toEqual(before)
})
