import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { mainEntityId } from '@/lib/company/entity-facts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { someRecord } from '@/lib/records/testing/some-record'
import { tableStateParser } from '@/lib/table/parse'
import { dataMap, type MapColumn, mapFilter, mostNodes, restKey } from './queries'
import { hrefOf } from './screens/places'

let database: TestDatabase
let dpo: Someone

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  dpo = await someone(database.client, ['dpo'])
}, 180_000)
afterAll(() => database.close())

const everything = mapFilter({})

/** Activities that are not retired, with what they link to, read from the records. */
const activities = (where: { departmentId?: string } = {}) =>
  database.client.record.findMany({
    where: { register: 'activities', status: { not: 'retired' }, ...where },
    include: { activity: true, linksFrom: { include: { to: { include: { processor: true } } } } },
  })

/** How many activities each record of a relation stands in, by its reference. */
async function countsOf(field: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { linksFrom } of await activities())
    for (const link of linksFrom.filter((one) => one.field === field))
      counts.set(link.to.ref, (counts.get(link.to.ref) ?? 0) + 1)
  return counts
}

test('sources and parties stand once, with the number of activities that the records give', async () => {
  const map = await dataMap(dpo.actor, everything)
  expect(map.activities).toBe((await activities()).length)
  for (const [column, field] of [
    ['source', 'sources'],
    ['recipient', 'processors'],
  ] as const) {
    const wanted = await countsOf(field)
    const shown = map.nodes.filter((node) => node.column === column && /^[A-Z]-/.test(node.key))
    expect(shown.length).toBeGreaterThan(0)
    for (const { key, activities: count } of shown) expect([key, count]).toEqual([key, wanted.get(key)])
  }
})

test('the same country stands once, with the activities whose parties and rows name it', async () => {
  const wanted = new Map<string, Set<string>>()
  const named = (rows: unknown): string[] =>
    Array.isArray(rows) ? rows.map((row) => String(row?.country ?? '')).filter((code) => code !== '') : []
  for (const { ref, activity, linksFrom } of await activities()) {
    const parties = linksFrom.filter(({ field }) => field === 'processors').flatMap(({ to }) => to.processor ?? [])
    const codes = [
      ...named(activity?.transfers),
      ...parties.flatMap(({ country, transfers }) => [country, ...named(transfers)]),
    ]
    for (const code of codes.filter((one) => one !== '')) wanted.set(code, (wanted.get(code) ?? new Set()).add(ref))
  }
  const { nodes } = await dataMap(dpo.actor, everything)
  const shown = nodes.filter(({ column }) => column === 'country')
  expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length)
  expect(Object.fromEntries(shown.map(({ key, activities: count }) => [key, count]))).toEqual(
    Object.fromEntries([...wanted].map(([code, refs]) => [code, refs.size])),
  )
})

test('a column holds twelve and one for the rest, every line has both its ends', async () => {
  for (const title of ['One more', 'And another']) await someRecord(dpo, 'activities', { title })
  const { nodes, lines } = await dataMap(dpo.actor, everything)
  const columns: readonly MapColumn[] = ['source', 'activity', 'recipient', 'country']
  const of = (column: MapColumn | undefined) => nodes.filter((node) => node.column === column)
  for (const column of columns) {
    const rest = of(column).find(({ key }) => key === restKey)
    expect(of(column).length).toBeLessThanOrEqual(mostNodes + 1)
    expect(rest?.activities ?? 0).toBe(Math.max(0, (of(column)[0]?.all ?? 0) - mostNodes))
  }
  expect(of('activity').some(({ key }) => key === restKey)).toBe(true)
  for (const { column, from, to } of lines) {
    expect(of(column).map(({ key }) => key)).toContain(from)
    expect(of(columns[columns.indexOf(column) + 1]).map(({ key }) => key)).toContain(to)
  }
})

test('department and legal entity narrow it; what cannot be read does not', async () => {
  const department = (await activities()).find(({ departmentId }) => departmentId !== null)?.departmentId ?? ''
  const narrowed = await dataMap(dpo.actor, mapFilter({ department }))
  expect(narrowed.activities).toBe((await activities({ departmentId: department })).length)
  const main = (await activities()).filter(({ activity }) => activity?.entityIds.includes(mainEntityId))
  expect((await dataMap(dpo.actor, mapFilter({ entity: mainEntityId }))).activities).toBe(main.length)
  const none = await someDepartment(database.client)
  expect(await dataMap(dpo.actor, mapFilter({ department: none }))).toEqual({ nodes: [], lines: [], activities: 0 })
  expect(mapFilter({ department: 'x', entity: ['y'] })).toEqual(everything)
})

test.each([['employee'], ['editor'], ['admin']] as const)('a person who is %s gets nothing of it', async (role) => {
  const { actor } = await someone(database.client, [role])
  expect(await dataMap(actor, everything)).toEqual({ nodes: [], lines: [], activities: 0 })
})

test.each([['management'], ['auditor']] as const)('%s sees what the DPO sees', async (role) => {
  const { actor } = await someone(database.client, [role])
  expect(await dataMap(actor, everything)).toEqual(await dataMap(dpo.actor, everything))
})

test('a country or a kind of recipients opens exactly the activities it counts, also narrowed', async () => {
  const { client } = database
  const register = declarationOf('activities')
  const parse = tableStateParser(listShape(listColumns(register)))
  const to = (country: string, recipient: string) => ({ recipient, country, mechanism: '46_2c' })
  const party = await someRecord(dpo, 'processors', {
    title: 'Société Générale',
    country: 'IN',
    transfers: [to('BR', '')],
  })
  await someRecord(dpo, 'activities', {
    title: 'Named and unnamed',
    processors: [party.ref],
    transfers: [to('KE', 'societe generale'), to('KE', 'Nobody we know')],
    recipients: [{ kind: 'authority', name: 'Tax' }],
  })
  const { departmentId } = await client.record.findFirstOrThrow({
    where: { register: 'activities', linksFrom: { some: { field: 'processors' } } },
  })
  const narrowings = [{}, { department: departmentId ?? undefined }, { entity: mainEntityId }]
  for (const narrowing of narrowings) {
    const filter = mapFilter(narrowing)
    const { nodes } = await dataMap(dpo.actor, filter)
    const lists = nodes.flatMap((node) => {
      const url = new URL(hrefOf(node, filter), 'https://dertig.test')
      return url.search ? [{ node, url }] : []
    })
    expect([narrowing, lists.length > 1]).toEqual([narrowing, true])
    for (const { node, url } of lists) {
      expect(url.pathname).toBe('/registers/activities')
      const state = parse(Object.fromEntries(url.searchParams))
      const { total } = await listRecords(dpo.actor, register, state)
      expect([url.search, total.count]).toEqual([url.search, node.activities])
    }
  }
})
