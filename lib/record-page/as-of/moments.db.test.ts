import { PrismaPg } from '@prisma/adapter-pg'
import { expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { setDatabase } from '@/lib/db/client'
import { PrismaClient } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { organisationAsOf } from '@/lib/organisation/queries'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { getRecord } from '@/lib/records/list/row'
import { declarationOf } from '@/lib/records/state/registered'
import { readState, valuesOf } from '@/lib/records/state/state'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import { initialState } from '@/lib/table/state'
import { type Instant, instantOf, instantSchema } from '@/lib/time/types'

const { database, department, dpo, employee, outside } = someOffice()

const purposes = declarationOf('purposes')
const activities = declarationOf('activities')
const at = (text: string): Instant => instantSchema.parse(`2026-0${text}T08:00:00.000Z`)
const by = (person: Someone, text: string): Someone => movedTo(person, at(text))
const place = () => ({ departmentId: department })

async function history() {
  const purpose = await someRecord(by(dpo, '1-10'), 'purposes', { title: 'Order', ...place() })
  await putInForceForTest(database.client, purpose, dpo)
  const activity = await someRecord(by(dpo, '2-10'), 'activities', {
    title: 'Shop',
    purposes: [purpose.ref],
    tags: ['a'],
    ...place(),
  })
  const renamed = await updateRecord(by(dpo, '3-10'), {
    register: 'purposes',
    ref: purpose.ref,
    version: 1,
    values: { title: 'Orders and deliveries', ...place() },
  })
  expect(renamed.ok).toBe(true)
  const moved = await updateRecord(by(dpo, '4-10'), {
    register: 'activities',
    ref: activity.ref,
    version: 1,
    values: { title: 'Web shop', ...place() },
  })
  expect(moved.ok).toBe(true)
  const gone = await retireRecord(by(dpo, '5-10'), { ref: activity.ref, version: 2 })
  expect(gone.ok).toBe(true)
  return { purpose, activity }
}

test('a record, its links and what uses it are shown as they stood', async () => {
  const { purpose, activity } = await history()
  const read = (ref: string, day: string) => getRecord(dpo.actor, activities, ref, at(day))
  expect(await read(activity.ref, '1-20')).toBeNull()
  expect(await read(activity.ref, '2-20')).toMatchObject({
    title: 'Shop',
    status: 'draft',
    version: 1,
    tags: ['a'],
    links: { purposes: [{ ref: purpose.ref, title: 'Order' }] },
    can: { update: false, submit: false, retire: false, restore: false },
  })
  expect(await read(activity.ref, '3-20')).toMatchObject({
    links: { purposes: [{ ref: purpose.ref, title: 'Orders and deliveries' }] },
  })
  expect(await read(activity.ref, '4-20')).toMatchObject({ title: 'Web shop', version: 2, links: { purposes: [] } })
  expect(await read(activity.ref, '5-20')).toMatchObject({ status: 'retired' })
  const users = async (day: string) => {
    const record = await getRecord(dpo.actor, purposes, purpose.ref, at(day))
    return record?.view === 'full' ? record.usedBy.map(({ ref }) => ref) : null
  }
  expect(await users('1-20')).toEqual([])
  expect(await users('2-20')).toEqual([activity.ref])
  expect(await users('4-20')).toEqual([])
})

test('the table and its facets follow the moment', async () => {
  const { purpose, activity } = await history()
  const state = (part = {}) => ({ ...initialState(listShape(listColumns(activities))), size: 200, ...part })
  const list = async (day: string, part = {}) => {
    const { rows, facets, total, labels } = await listRecords(dpo.actor, activities, state(part), at(day))
    expect(total).toEqual({ count: rows.length, exact: true })
    return { refs: rows.map(({ ref }) => ref), facets, labels }
  }
  expect((await list('1-20')).refs).not.toContain(activity.ref)
  const then = await list('2-20', {
    filters: { purposes: [purpose.ref], tags: ['a'] },
    q: 'shop',
    sort: [{ field: 'title', dir: 'asc' }],
  })
  expect(then.refs).toEqual([activity.ref])
  expect(then.facets.find(({ name }) => name === 'purposes')?.values).toContainEqual({ value: purpose.ref, count: 1 })
  expect(then.labels.get(purpose.ref)).toBe(`${purpose.ref} Order`)
  expect((await list('5-20')).refs).not.toContain(activity.ref)
  expect((await list('5-20', { filters: { status: ['retired'] } })).refs).toContain(activity.ref)
})

test('people outside the department see what was in force then', async () => {
  const { purpose } = await history()
  const now = instantOf(new Date())
  for (const person of [outside, employee]) {
    expect(await getRecord(person.actor, purposes, purpose.ref, at('1-05'))).toBeNull()
    expect(await getRecord(person.actor, purposes, purpose.ref, now)).toMatchObject({ title: 'Order' })
  }
})

test('after every change the newest moment is the record, written once per change', async () => {
  await history()
  const records = await database.client.record.findMany({ include: { moments: { orderBy: { sequence: 'desc' } } } })
  for (const { moments, ...record } of records) {
    const [newest] = moments
    if (!newest) throw new Error(`${record.ref} has no moment`)
    const { sequence: _, at: __, until, short: ___, recordId, values, ...kept } = newest
    expect(until).toBeNull()
    expect(record).toMatchObject({ ...kept, id: recordId })
    const register = declarationOf(record.register)
    const state = valuesOf(await readState(database.client, register.slug, recordIdSchema.parse(recordId)))
    const links = Object.fromEntries(Object.keys(register.relations).map((name) => [name, []]))
    expect({ ...links, ...Object(values) }).toEqual(state)
  }
})

test('the past takes no more queries than the present', async () => {
  const { purpose } = await history()
  const log = [{ emit: 'event', level: 'query' }] as const
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }), log: [...log] })
  let queries = 0
  client.$on('query', () => {
    queries += 1
  })
  setDatabase(client)
  const taken = async (asOf: Instant | null) => {
    queries = 0
    await listRecords(dpo.actor, purposes, initialState(listShape(listColumns(purposes))), asOf)
    await getRecord(dpo.actor, purposes, purpose.ref, asOf)
    return queries
  }
  const [present, past] = [await taken(null), await taken(at('4-20'))]
  setDatabase(database.client)
  await client.$disconnect()
  expect(past).toBeGreaterThan(0)
  expect(past).toBeLessThanOrEqual(present)
})

test('the organisation is told as it stood, with its entities', async () => {
  const { client } = database
  const before = instantOf(new Date())
  expect(await organisationAsOf(client, before)).toBeNull()
  await client.organisation.create({ data: { id: 1, legalName: 'First name' } })
  const named = instantOf(new Date())
  await client.$transaction([
    client.organisation.update({ where: { id: 1 }, data: { legalName: 'Second name' } }),
    client.legalEntity.create({ data: { name: 'Sister', country: 'BE', relation: 'sister' } }),
  ])
  expect(await organisationAsOf(client, named)).toMatchObject({
    organisation: { legalName: 'First name' },
    entities: [],
  })
  const present = await organisationAsOf(client, null)
  expect(present).toMatchObject({ organisation: { legalName: 'Second name' }, entities: [{ name: 'Sister' }] })
  expect(await organisationAsOf(client, instantOf(new Date()))).toEqual(present)
  expect(await client.organisationMoment.count()).toBe(2)
})

/** What of a record has no past: its identity, and what only rules and four eyes look at. */
const withoutPast = ['id', 'createdAt', 'contributorIds', 'changesOn']

test('every other column of a record has its past', async () => {
  const columns = async (table: string) => {
    const found = await database.client.$queryRaw<{ name: string }[]>`
      SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = ${table}`
    return found.map(({ name }) => name).sort()
  }
  const beside = ['sequence', 'recordId', 'at', 'until', 'values', 'short']
  expect((await columns('RecordMoment')).filter((name) => !beside.includes(name))).toEqual(
    (await columns('Record')).filter((name) => !withoutPast.includes(name)),
  )
})
