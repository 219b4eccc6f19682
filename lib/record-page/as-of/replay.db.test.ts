import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { JsonValue } from '@/lib/errors/json'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { type FullRow, getRecord, type RecordRow } from '@/lib/records/list/row'
import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { fieldsOf } from '@/lib/registers/declare/define'
import { initialState } from '@/lib/table/state'
import { type Instant, instantOf, instantSchema } from '@/lib/time/types'
import { dice, RandomHistory } from './testing/random-history'
import { after, type Replayed, type World } from './testing/replay'

const commands = 360
const dates = 200

const { database, editor, dpo, management, outside, employee, auditor } = someOffice()
let history: RandomHistory
/** What the present tables said right after each command that was answered with yes. */
const said: { at: Instant; lists: string }[] = []

const registers = ['sources', 'purposes', 'processors', 'activities'].map(declarationOf)
const roll = dice(20_261_123)

beforeAll(async () => {
  const start = instantSchema.parse('2025-01-02T08:00:00.000Z')
  history = new RandomHistory(roll, { editor, dpo, management }, registers, start)
  for (let sent = 0; sent < commands; sent++) {
    const done = await history.step(database.client)
    if (done && said.length % 3 === 0) said.push({ at: done.at, lists: await everything(dpo, null) })
    else if (done) said.push({ at: done.at, lists: '' })
  }
}, 300_000)

const statuses = ['draft', 'in_review', 'in_force', 'retired']
const wide = (register: Registered) => ({
  ...initialState(listShape(listColumns(register))),
  size: 500,
  filters: { status: statuses },
})

/** All tables of one reader with totals, facets and labels; what only the present can say is left out. */
async function everything(person: Someone, asOf: Instant | null): Promise<string> {
  const lists = []
  for (const register of registers) {
    const { labels, ...list } = await listRecords(person.actor, register, wide(register), asOf)
    const rows = list.rows.map((row) => (row.view === 'full' ? { ...row, can: null, comeback: null } : row))
    lists.push({ ...list, rows, labels: [...labels].sort() })
  }
  return JSON.stringify(lists)
}

function worldAt(at: Instant): World {
  return history.done.filter((done) => done.at <= at).reduce(after, new Map<string, Replayed>())
}

const randomDate = (): Instant => {
  const [first, last] = [history.done[0]?.at ?? '', history.done.at(-1)?.at ?? ''].map((at) => Date.parse(at))
  const [from, to] = [(first ?? 0) - 86_400_000, (last ?? 0) + 86_400_000]
  return instantOf(new Date(from + Math.floor(roll() * (to - from))))
}

type Plain = Record<string, JsonValue>

/** What a reader of working copies is to see of a record. */
function working(record: Replayed): Plain {
  const { values } = record
  return { ...spoken(record, values), status: record.status, noteToDpo: values.noteToDpo ?? '', frozen: false }
}

/** What people outside the department are to see of it: the version in force, with what is kept beside it. */
function frozen(record: Replayed): Plain[] {
  if (!record.inForce) return []
  const { ownerId = null, tags = [], nextReviewOn = null } = record.values
  const values = { ...record.inForce, ownerId, tags, nextReviewOn }
  return [{ ...spoken(record, values), status: 'in_force', noteToDpo: '', frozen: true }]
}

function spoken(record: Replayed, values: Replayed['values']): Plain {
  const register = declarationOf(record.register)
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
  return {
    ref: record.ref,
    version: record.version,
    updatedAt: record.updatedAt,
    inForce: record.inForce !== null,
    ...pick(['title', 'departmentId', 'tags', 'nextReviewOn', 'openFields', 'ruleSource', 'ruleReference']),
    values: pick(fieldsOf(register).map(({ name }) => name)),
    links: Object.fromEntries(Object.keys(register.relations).map((name) => [name, values[name] ?? []])),
  }
}

function shown(row: RecordRow): Plain {
  if (row.view !== 'full') throw new Error(`${row.ref} shows its title only`)
  return {
    ref: row.ref,
    version: row.version,
    updatedAt: row.updatedAt,
    inForce: row.inForce,
    title: row.title,
    departmentId: row.department?.id ?? null,
    tags: [...row.tags],
    nextReviewOn: row.nextReviewOn,
    openFields: [...row.openFields],
    ruleSource: row.ruleSource,
    ruleReference: row.ruleReference,
    values: { ...row.values },
    links: refsIn(row),
    status: row.status,
    noteToDpo: row.noteToDpo,
    frozen: row.frozen,
  }
}

function refsIn({ links }: FullRow): Plain {
  return Object.fromEntries(Object.entries(links).map(([name, related]) => [name, related.map(({ ref }) => ref)]))
}

const byRef = (rows: readonly Plain[]) => [...rows].sort((a, b) => String(a.ref).localeCompare(String(b.ref)))
const of = (world: World, register: Registered) => [...world.values()].filter((row) => row.register === register.slug)

test('the history is rich enough to prove something', () => {
  const count = (kind: string) => history.done.filter((done) => done.kind === kind).length
  expect(history.sent).toBe(commands)
  for (const kind of ['create', 'update', 'submit', 'accept', 'force']) expect(count(kind)).toBeGreaterThan(15)
  for (const kind of ['return', 'retire', 'restore']) expect(count(kind)).toBeGreaterThan(1)
})

test(`${dates} random dates: every table and record is what a replay of the commands gives`, {
  timeout: 300_000,
}, async () => {
  let equal = 0
  for (let n = 0; n < dates; n++) {
    const at = randomDate()
    const world = worldAt(at)
    for (const register of registers) {
      const expected = of(world, register)
      const { rows, total } = await listRecords(dpo.actor, register, wide(register), at)
      expect(total).toEqual({ count: expected.length, exact: true })
      expect(byRef(rows.map(shown))).toEqual(byRef(expected.map(working)))
      if (n % 4 > 0) continue
      const { rows: seen } = await listRecords(outside.actor, register, wide(register), at)
      expect(byRef(seen.map(shown))).toEqual(byRef(expected.flatMap(frozen)))
    }
    const one = [...world.values()][Math.floor(roll() * world.size)]
    if (one) {
      const record = await getRecord(dpo.actor, declarationOf(one.register), one.ref, at)
      if (record?.view !== 'full') throw new Error(`${one.ref} is not there`)
      expect(shown(record)).toEqual(working(one))
      expect(record.usedBy.map(({ ref }) => ref).sort()).toEqual(usersOf(world, one))
    }
    equal += 1
  }
  expect(equal).toBe(dates)
})

/** Working copies that link to a record; whoever may open them is not told of their version in force. */
function usersOf(world: World, target: Replayed): string[] {
  const links = (record: Replayed) =>
    Object.entries(declarationOf(record.register).relations).some(([name, relation]) => {
      const refs = record.values[name]
      return relation.to === target.register && Array.isArray(refs) && refs.includes(target.ref)
    })
  return [...world.values()]
    .filter((row) => row.ref !== target.ref && row.status !== 'retired')
    .filter(links)
    .map(({ ref }) => ref)
    .sort()
}

test('tables with missing items, facets, labels and titles of links are what the present tables said then', async () => {
  for (const { at, lists } of said.filter((moment) => moment.lists !== '')) {
    expect(await everything(dpo, at)).toBe(lists)
  }
}, 120_000)

test('an auditor sees of the past what the DPO sees, people with titles only the titles of then', async () => {
  for (let n = 0; n < 20; n++) {
    const at = randomDate()
    const world = worldAt(at)
    for (const register of registers) {
      const { rows } = await listRecords(auditor.actor, register, wide(register), at)
      expect(byRef(rows.map(shown))).toEqual(byRef(of(world, register).map(working)))
      const { rows: titles } = await listRecords(employee.actor, register, wide(register), at)
      expect(titles.map(({ ref, title, view }) => ({ ref, title, view }))).toEqual(
        byRef(of(world, register).flatMap(frozen)).map(({ ref, title }) => ({ ref, title, view: 'title' })),
      )
    }
  }
}, 120_000)

test('every record ends in its newest moment, and nothing but a moment can be added', async () => {
  const rows = await database.client.record.findMany({
    include: { moments: { orderBy: { sequence: 'desc' }, take: 1 } },
  })
  for (const { moments, ...record } of rows) {
    const { sequence: _, at: __, until: ___, short: ____, recordId, values: _____, ...kept } = moments[0] ?? {}
    expect(record).toMatchObject({ ...kept, id: recordId })
  }
  const versions = await database.client.recordMoment.groupBy({ by: ['recordId'], _max: { version: true } })
  expect(new Map(versions.map((row) => [row.recordId, row._max.version]))).toEqual(
    new Map(rows.map((row) => [row.id, row.version])),
  )
  await expect(database.client.recordMoment.updateMany({ data: { title: 'Never' } })).rejects.toThrow()
  await expect(database.client.recordMoment.deleteMany({})).rejects.toThrow()
})
