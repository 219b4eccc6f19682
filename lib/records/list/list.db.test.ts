import { PrismaPg } from '@prisma/adapter-pg'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { setDatabase } from '@/lib/db/client'
import { PrismaClient } from '@/lib/db/generated/client'
import { emptyValue, initialState, type TableState } from '@/lib/table/state'
import { systemNow } from '@/lib/time/types'
import { declarationOf } from '../state/registered'
import { putInForceForTest, someRecord } from '../testing/some-record'
import { retireRecord } from '../write/retire'
import { updateRecord } from '../write/update'
import { listColumns, listShape } from './columns'
import { listRecords } from './list'
import { type FullRow, getRecord } from './row'

const { database, elsewhere, dpo, editor, employee } = someOffice({ dpo: { name: 'Dirk' } })

const sources = declarationOf('sources')
const purposes = declarationOf('purposes')
const state = (register: typeof sources, part: Partial<TableState> = {}): TableState => ({
  ...initialState(listShape(listColumns(register))),
  ...part,
})

const channels = ['web_form', 'phone', null] as const
const people = ['customer_contact', 'prospect', 'client'] as const
const words = ['Pré', 'order', 'wage'] as const

const oneRecord = fc.record({
  title: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((parts) => parts.join(' ')),
  channel: fc.constantFrom(...channels),
  peopleCategories: fc.uniqueArray(fc.constantFrom(...people)),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b')),
})
const narrowing = fc.record({
  q: fc.constantFrom('', 'pre', 'ORDER', 'pre wage', '%', 'zz'),
  channel: fc.uniqueArray(fc.constantFrom('web_form', 'phone', emptyValue)),
  peopleCategories: fc.uniqueArray(fc.constantFrom(...people, emptyValue)),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', emptyValue)),
})
type One = { title: string; channel: string | null; peopleCategories: string[]; tags: string[] }

const fits = (value: string | null, chosen: readonly string[]) =>
  chosen.length === 0 || chosen.includes(value ?? emptyValue)
const overlaps = (values: readonly string[], chosen: readonly string[]) =>
  chosen.length === 0 ||
  values.some((value) => chosen.includes(value)) ||
  (values.length === 0 && chosen.includes(emptyValue))
const plain = (text: string) => text.toLowerCase().replace('é', 'e')

test('search and filters find what the same conditions find in memory, in pages and facets alike', async () => {
  const records = fc.sample(oneRecord, { numRuns: 40, seed: 7 })
  for (const record of records) await someRecord(dpo, 'sources', record)
  await fc.assert(
    fc.asyncProperty(narrowing, async ({ q, ...filters }) => {
      const matching = (record: One, except = '') =>
        plain(q)
          .split(' ')
          .every((word) => plain(record.title).includes(word)) &&
        (except === 'channel' || fits(record.channel, filters.channel)) &&
        overlaps(record.peopleCategories, filters.peopleCategories) &&
        overlaps(record.tags, filters.tags)
      const begins = ({ title }: One) => (plain(title).startsWith(plain(q)) ? 0 : 1)
      const wanted = records.filter((record) => matching(record)).sort((a, b) => begins(a) - begins(b))
      const list = await listRecords(dpo.actor, sources, state(sources, { q, filters, open: 'channel', size: 200 }))
      expect(list.rows.map((row) => row.title)).toEqual(wanted.map((record) => record.title))
      expect(list.total).toEqual({ count: wanted.length, exact: true })
      const facet = list.facets.find(({ name }) => name === 'channel')?.values ?? []
      const counted = records.filter((record) => matching(record, 'channel'))
      for (const channel of channels) {
        const count = facet.find(({ value }) => value === (channel ?? emptyValue))?.count ?? 0
        expect(count).toBe(counted.filter((record) => record.channel === channel).length)
      }
    }),
    { numRuns: 60 },
  )
})

test('rows come sorted by several columns, empty ones last, page by page without gap or double', async () => {
  const sort = [
    { field: 'channel', dir: 'desc' },
    { field: 'title', dir: 'asc' },
  ] as const
  const all = await listRecords(dpo.actor, sources, state(sources, { sort, size: 200 }))
  const keys = all.rows.map((row) => (row.view === 'full' ? String(row.values.channel ?? '') : ''))
  expect(keys).toEqual([...keys].sort().reverse())
  const titles = all.rows.slice(0, keys.lastIndexOf('web_form') + 1).map((row) => row.title.toLowerCase())
  expect(titles).toEqual([...titles].sort())
  const pages = await Promise.all(
    [1, 2, 3].map((page) => listRecords(dpo.actor, sources, state(sources, { sort, size: 16, page }))),
  )
  expect(pages.flatMap((page) => page.rows.map((row) => row.ref))).toEqual(all.rows.map((row) => row.ref))
})

test('each person sees the own scope: working copies, versions in force, or titles', async () => {
  const own = await someRecord(editor, 'purposes', { title: 'Own draft' })
  const other = await someRecord(dpo, 'purposes', {
    title: 'Approved',
    departmentId: elsewhere,
    legalBases: ['b_contract'],
  })
  await someRecord(dpo, 'purposes', { title: 'Canary draft', departmentId: elsewhere })
  await putInForceForTest(database.client, other, dpo)
  await updateRecord(dpo, {
    register: 'purposes',
    ref: other.ref,
    version: 1,
    values: { title: 'Canary edit', departmentId: elsewhere, description: 'canary' },
  })
  const seen = async (person: Someone, part: Partial<TableState> = {}) => {
    const list = await listRecords(person.actor, purposes, state(purposes, part))
    return { ...list, titles: list.rows.map((row) => row.title) }
  }
  expect((await seen(dpo)).titles).toEqual(['Own draft', 'Canary edit', 'Canary draft'])
  const forEditor = await seen(editor)
  expect(forEditor.titles).toEqual(['Own draft', 'Approved'])
  expect(JSON.stringify(forEditor.rows)).not.toMatch(/canary/i)
  expect(forEditor.rows[1]).toMatchObject({
    frozen: true,
    status: 'in_force',
    values: { legalBases: ['b_contract'] },
    can: { update: false },
  })
  expect((await seen(editor, { filters: { legalBases: ['b_contract'] } })).titles).toEqual(['Approved'])
  expect((await seen(editor, { q: 'canary' })).titles).toEqual([])
  const forEmployee = await seen(employee)
  expect(forEmployee.rows).toEqual([
    { view: 'title', ref: other.ref, title: 'Approved', owner: null, isExample: false },
  ])
  expect(forEmployee.facets).toEqual([])
  expect((await seen(employee, { q: 'contract' })).titles).toEqual([])
  const admin = await someone(database.client, ['admin'])
  expect((await seen(admin)).total.count).toBe(0)
  expect(own.ref).toBe('P-001')
})

test('retired records are listed only when asked for; links are filters with the titles of what they point to', async () => {
  const activities = declarationOf('activities')
  const purpose = await someRecord(dpo, 'purposes', { title: 'Wages' })
  const linked = await someRecord(dpo, 'activities', { title: 'Payroll', purposes: [purpose.ref] })
  const retired = await someRecord(dpo, 'activities', { title: 'Old' })
  await retireRecord(dpo, { ref: retired.ref, version: 1 })
  const list = (part: Partial<TableState>) => listRecords(dpo.actor, activities, state(activities, part))
  const byPurpose = await list({ filters: { purposes: [purpose.ref] } })
  expect(byPurpose.rows.map((row) => row.ref)).toEqual([linked.ref])
  expect(byPurpose.labels.get(purpose.ref)).toBe(`${purpose.ref} Wages`)
  const first = byPurpose.rows[0] as FullRow
  expect(first.links.purposes).toEqual([{ ref: purpose.ref, register: 'purposes', title: 'Wages', marks: [] }])
  expect((await list({})).rows.map((row) => row.ref)).toEqual([linked.ref])
  const old = await list({ filters: { status: ['retired'] } })
  expect(old.rows.map((row) => row.ref)).toEqual([retired.ref])
  expect(old.facets.find(({ name }) => name === 'status')?.values).toContainEqual({ value: 'draft', count: 1 })
  const incomplete = await list({ filters: { missing: first.missing?.slice(0, 1) ?? [] } })
  expect(incomplete.rows.map((row) => row.ref)).toEqual([linked.ref])
})

test('only the columns that are asked for are read: of working copies, of versions in force and of the past', async () => {
  const activities = declarationOf('activities')
  const purpose = await someRecord(dpo, 'purposes', { title: 'Invoices' })
  const system = await someRecord(dpo, 'systems', { title: 'Ledger' })
  const sales = 'Sales '.repeat(30).trim()
  const values = {
    title: 'Billing',
    purposes: [purpose.ref],
    systems: [system.ref],
    recordKind: 'controller',
    startOn: '2026-02-01',
  }
  const made = await someRecord(dpo, 'activities', { ...values, departmentId: elsewhere, businessProcess: sales })
  await putInForceForTest(database.client, made, dpo)
  const later = systemNow()
  for (const [reader, asOf] of [
    [dpo, null],
    [editor, null],
    [dpo, later],
  ] as const) {
    const read = async (fields: readonly string[] | null) => {
      const { rows } = await listRecords(reader.actor, activities, state(activities, { q: 'Billing' }), asOf, fields)
      return rows[0] as FullRow
    }
    const whole = await read(null)
    expect(whole).toMatchObject({ title: 'Billing', values: { recordKind: 'controller', businessProcess: sales } })
    const some = await read(['ref', 'title', 'businessProcess', 'systems'])
    expect(some).toEqual({
      ...whole,
      values: { businessProcess: sales },
      links: { systems: whole.links.systems },
    })
    expect(await read(['purposes', 'startOn'])).toEqual({
      ...whole,
      values: { startOn: '2026-02-01' },
      links: { purposes: whole.links.purposes },
    })
    expect(await read([])).toEqual({ ...whole, values: {}, links: {} })
  }
})

test('a list takes four queries, five with a facet open, and a record four, however many rows', async () => {
  const counted = new PrismaClient({
    adapter: new PrismaPg({ connectionString: database.url }),
    log: [{ emit: 'event', level: 'query' }],
  })
  const seen: string[] = []
  counted.$on('query', ({ query }) => seen.push(query))
  setDatabase(counted)
  const activities = declarationOf('activities')
  const list = await listRecords(dpo.actor, activities, state(activities))
  expect(seen).toHaveLength(3)
  seen.length = 0
  await listRecords(dpo.actor, activities, state(activities, { open: 'purposes' }))
  expect(seen).toHaveLength(5)
  seen.length = 0
  await getRecord(dpo.actor, activities, list.rows[0]?.ref ?? '')
  expect(seen).toHaveLength(4)
  setDatabase(database.client)
  await counted.$disconnect()
})
