import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { rowsAsTexts } from '@/lib/db/stream'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { emptyValue } from '@/lib/table/state'
import { keyText } from './keys'
import { everyRow, listOf, matchingIds, totalFor, totalsBy } from './list'
import { type Asked, asDate, type Linked, type ListBranch, type ListSource, type SourceColumn } from './source'

const { sql } = Prisma
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Thing = {
  id: number
  name: string | null
  size: number | null
  on: string | null
  good: boolean | null
  tags: string[]
  uses: string[]
}
const words = ['oak', 'elm', 'Ash tree', 'pine', 'oak wood'] as const
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const things: Thing[] = fc
  .sample(
    fc.record({
      name: maybe(fc.constantFrom(...words)),
      size: maybe(fc.integer({ min: -3, max: 12 })),
      on: maybe(fc.constantFrom('2026-01-02', '2025-12-31', '2026-11-05')),
      good: maybe(fc.boolean()),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      uses: fc.uniqueArray(fc.constantFrom('X-1', 'X-2')),
    }),
    { numRuns: 90, seed: 30 },
  )
  .map((thing, id) => ({ id, ...thing }))

const columns: SourceColumn[] = [
  { name: 'name', shape: 'text', sort: true, filter: true },
  { name: 'size', shape: 'integer', sort: true, filter: true },
  { name: 'on', shape: 'date', sort: true, filter: true },
  { name: 'good', shape: 'bool', sort: true, filter: true },
  { name: 'tags', shape: 'array', filter: true },
  { name: 'uses', shape: 'relation', filter: true },
]
const table = (part: number) => sql`(SELECT v.*, concat_ws(chr(10), 'r-' || v.id, lower(v.name), '') AS text
  FROM jsonb_to_recordset(${JSON.stringify(things)}::jsonb)
  AS v(id int, name text, size int, "on" date, good boolean, tags text[], uses text[])
  WHERE v.id % 3 ${part === 0 ? sql`= 0` : sql`<> 0`}) t`
const branch = (part: number, more: Partial<ListBranch> = {}): ListBranch => ({
  name: `part ${part}`,
  from: table(part),
  where: sql`TRUE`,
  id: sql`t.id`,
  tie: { by: sql`t.id`, as: { type: sql`int`, fits: (value) => /^\d{1,6}$/.test(value) } },
  value: ({ name }) => sql`t.${Prisma.raw(`"${name}"`)}`,
  text: sql`t.text`,
  ...more,
})
const pairs = things.flatMap(({ id, uses }) => uses.map((ref) => ({ id, ref: ref.slice(2) })))
const linked = ({ name }: SourceColumn): Linked | null =>
  name === 'uses'
    ? {
        from: sql`(SELECT * FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS v(id int, ref int)) l`,
        where: sql`TRUE`,
        of: sql`l.id`,
        to: sql`l.ref`,
        valueOf: (to) => sql`('X-' || ${to})`,
        isOneOf: (to, values) => sql`${to} IN (SELECT substr(v, 3)::int FROM unnest(${[...values]}::text[]) v)`,
      }
    : null
/** One branch keeps its dates as text and its links as rows; the other as they come. */
const source: ListSource = {
  columns,
  branches: [
    branch(0, {
      linked,
      order: ({ name }) =>
        name === 'on'
          ? {
              by: sql`t."on"::text`,
              kept: sql`text`,
              as: asDate,
            }
          : null,
    }),
    branch(1, {
      stepped: ({ name }) => (['name', 'on'].includes(name) ? { by: sql`t.${Prisma.raw(`"${name}"`)}` } : null),
    }),
  ],
}
const read = {
  select: sql`v.id, p.branch`,
  from: sql`jsonb_to_recordset(${JSON.stringify(things)}::jsonb) AS v(id int)`,
  where: sql`v.id = p.id`,
  row: z.object({ id: z.number(), branch: z.string() }),
}
const asked = (part: Partial<Asked> = {}): Asked => ({ q: '', filters: {}, sort: [], page: 1, size: 10, ...part })
const list = (part: Partial<Asked>) => listOf(database.client, source, asked(part), read)
const everyId = async (part: Partial<Asked>) => {
  const statement = await everyRow(database.client, source, asked(part), read)
  const ids: (string | null | undefined)[] = []
  if (statement) for await (const rows of rowsAsTexts(statement)) ids.push(...rows.map(([id]) => id))
  return ids
}
const notCounted = { count: 0, exact: false }
const idsOf = ({ rows }: { rows: readonly { id: number }[] }) => rows.map(({ id }) => id)

const valuesOf = (thing: Thing, field: string): string[] => {
  const value = thing[field as keyof Thing]
  if (Array.isArray(value)) return value.length > 0 ? value : [emptyValue]
  return [value === null ? emptyValue : String(value)]
}
const rank = (thing: Thing, q: string) => ((thing.name ?? '').toLowerCase().startsWith(q) ? 1 : 2)
const order = (one: Thing, other: Thing, { q, sort, group }: Asked): number => {
  const keys = [
    ...(group ? [{ field: group, dir: 'asc' as const }] : []),
    ...sort.filter(({ field }) => field !== group),
  ]
  for (const { field, dir } of keys) {
    const [a, b] = [one, other].map((thing) => {
      const value = thing[field as keyof Thing]
      return typeof value === 'string' ? value.toLowerCase() : typeof value === 'boolean' ? Number(value) : value
    })
    if (a === b) continue
    if (a === null || a === undefined) return 1
    if (b === null || b === undefined) return -1
    return (a < b ? -1 : 1) * (dir === 'asc' ? 1 : -1)
  }
  const byRank = q === '' ? 0 : rank(one, q) - rank(other, q)
  return byRank || (one.id - other.id) * (keys.at(-1)?.dir === 'desc' ? -1 : 1)
}
const fits = (thing: Thing, { q, filters }: Asked, except = '') =>
  q.split(' ').every((word) => (thing.name ?? '').toLowerCase().includes(word)) &&
  Object.entries(filters).every(
    ([field, chosen]) =>
      field === except || chosen.length === 0 || valuesOf(thing, field).some((value) => chosen.includes(value)),
  )

const sortable = columns.filter(({ sort }) => sort).map(({ name }) => name)
const state = fc.record<Pick<Asked, 'q' | 'sort' | 'size' | 'filters' | 'group' | 'open'>>({
  q: fc.constantFrom('', '', 'oak', 'ash', 'wood oak', 'zz'),
  filters: fc.subarray(columns, { maxLength: 3 }).chain((some) =>
    fc.record<Record<string, string[]>>(
      Object.fromEntries(
        some.map(({ name }) => {
          const values = [...new Set(things.flatMap((thing) => valuesOf(thing, name)))]
          return [name, fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 6 })]
        }),
      ),
    ),
  ),
  sort: fc.uniqueArray(
    fc.record({ field: fc.constantFrom(...sortable), dir: fc.constantFrom<'asc' | 'desc'>('asc', 'desc') }),
    { selector: ({ field }) => field, maxLength: 3 },
  ),
  group: fc.option(fc.constantFrom(...sortable), { freq: 2 }),
  open: fc.option(fc.constantFrom(...columns.map(({ name }) => name))),
  size: fc.constantFrom(3, 10, 25),
})

test('any state shows what the same conditions show in memory: by number, by key onwards, by key back', async () => {
  await fc.assert(
    fc.asyncProperty(state, async (part) => {
      const wanted = things.filter((thing) => fits(thing, asked(part))).sort((a, b) => order(a, b, asked(part)))
      const pages = Math.max(1, Math.ceil(wanted.length / part.size))
      const pageOf = (page: number) => wanted.slice((page - 1) * part.size, page * part.size).map(({ id }) => id)
      let shown = await list(part)
      for (let page = 1; page <= pages; page += 1) {
        expect(idsOf(shown)).toEqual(pageOf(page))
        expect(shown.total).toEqual({ count: wanted.length, exact: true })
        expect([shown.page, shown.next !== null, shown.before !== null]).toEqual([page, page < pages, page > 1])
        if (shown.next) shown = await list({ ...part, page: page + 1, after: shown.next })
      }
      for (let page = pages - 1; page >= 1; page -= 1) {
        shown = await list({ ...part, page, before: shown.before })
        expect(idsOf(shown)).toEqual(pageOf(page))
        expect([shown.next !== null, shown.before !== null]).toEqual([true, page > 1])
      }
      const jump = Math.ceil(pages / 2)
      const jumped = await list({ ...part, page: jump })
      expect(idsOf(jumped)).toEqual(pageOf(jump))
      expect(await list({ ...part, page: jump, uncounted: true })).toEqual({ ...jumped, total: notCounted })
      const all = wanted.map(({ id }) => String(id))
      expect(await matchingIds(database.client, source, asked(part), 1000)).toEqual(all)
      expect(await everyId(part)).toEqual(all)
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('facets are counted for the open field and those with a choice, each without its own choice', async () => {
  await fc.assert(
    fc.asyncProperty(state, async (part) => {
      const { facets } = await list(part)
      const names = columns.map(({ name }) => name).filter((name) => name === part.open || part.filters[name])
      expect(facets.map(({ name }) => name)).toEqual(names)
      for (const { name, values } of facets) {
        const counted = new Map<string, number>()
        for (const thing of things.filter((one) => fits(one, asked(part), name)))
          for (const value of valuesOf(thing, name)) counted.set(value, (counted.get(value) ?? 0) + 1)
        expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(counted)
        expect(values.map(({ count }) => count)).toEqual([...counted.values()].sort((a, b) => b - a))
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

test.each<[string, string]>([
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['other JSON', Buffer.from('[1]').toString('base64url')],
  ['another order', keyText('desc size', ['1', '5'])],
  ['too few values', keyText('asc on', ['1'])],
  ['a date that there is not', keyText('asc on', ['2026-02-30', '5'])],
  ['the year nought', keyText('asc on', ['0000-01-01', '5'])],
  ['an empty tie breaker', keyText('asc on', ['2026-01-02', null])],
  ['words for a number', keyText('asc on', ['2026-01-02', "5'; --"])],
  ['too long', 'A'.repeat(9000)],
])('a key of %s falls back to the page number', async (_, key) => {
  const sort = [{ field: 'on', dir: 'asc' }] as const
  const second = idsOf(await list({ sort, page: 2 }))
  expect(idsOf(await list({ sort, page: 2, after: key }))).toEqual(second)
  expect(idsOf(await list({ sort, page: 2, before: key }))).toEqual(second)
})

test('a page beyond the last is the last; before a key with too few rows the page begins anew', async () => {
  const last = await list({ page: 400 })
  expect([last.page, last.rows.length, last.next]).toEqual([9, 10, null])
  expect(await list({ page: 400, uncounted: true })).toEqual({ ...last, total: notCounted })
  const first = await list({})
  expect(idsOf(await list({ page: 1, before: keyText('', ['4']) }))).toEqual(idsOf(first))
  const none = await list({ q: 'zz', page: 7 })
  expect([none.page, none.rows.length, none.next, none.before]).toEqual([1, 0, null, null])
})

test('a total is exact up to 10,000; above it only when it is asked for', async () => {
  const many = (rows: number): ListSource => ({
    columns: [],
    branches: [0, 1].map((part) => ({
      ...branch(part),
      from: sql`(SELECT n * 2 + ${part}::int AS id FROM generate_series(1, ${rows / 2}::int) n) t`,
    })),
  })
  const total = (rows: number, counted = false) => totalFor(database.client, many(rows), asked({ counted }))
  expect(await total(10_000)).toEqual({ count: 10_000, exact: true })
  expect(await total(10_002)).toEqual({ count: 10_000, exact: false })
  expect(await total(30_000, true)).toEqual({ count: 30_000, exact: true })
  const far = await listOf(database.client, many(30_000), asked({ page: 9000 }), {
    select: sql`p.id`,
    from: sql`(SELECT) nothing`,
    where: sql`TRUE`,
    row: z.object({ id: z.number() }),
  })
  expect([far.page, far.rows.at(-1), far.total.exact]).toEqual([3000, { id: 30_001 }, false])
})

test('values that are stepped through are counted up to 10,000 each, and all of them where something else narrows the list', async () => {
  const many: ListSource = {
    columns: [
      { name: 'kind', shape: 'text', filter: true },
      { name: 'half', shape: 'bool', filter: true },
    ],
    branches: [0, 1].map((part) =>
      branch(part, {
        from: sql`(SELECT n * 2 + ${part}::int AS id, n % 2 = 0 AS half, 'thing' AS text,
            CASE WHEN n <= 30000 THEN 'many' WHEN n <= 35000 THEN 'just' WHEN n <= 35003 THEN '' WHEN n < 35008 THEN 'few' END AS kind
          FROM generate_series(1, 35010) n) t`,
        value: ({ name }) => (name === 'kind' ? sql`NULLIF(t.kind, '')` : sql`t.half`),
        stepped: ({ name }) => (name === 'kind' ? { by: sql`t.kind`, there: sql`t.id > 0` } : null),
      }),
    ),
  }
  const facet = async (part: Partial<Asked>) => {
    const reading = { ...read, select: sql`p.id`, from: sql`(SELECT) nothing`, where: sql`TRUE`, row: z.unknown() }
    const { facets } = await listOf(database.client, many, asked(part), reading)
    return facets[0]?.values.map(({ value, count, more }) => `${value} ${count}${more ? '+' : ''}`)
  }
  const capped = ['many 10000+', 'just 10000', '- 12', 'few 8']
  expect(await facet({ open: 'kind' })).toEqual(capped)
  expect(await facet({ filters: { kind: ['few', emptyValue] } })).toEqual(capped)
  expect(await facet({ open: 'kind', filters: { half: ['true'] } })).toEqual([
    'many 30000',
    'just 5000',
    '- 6',
    'few 4',
  ])
  expect(await facet({ open: 'kind', q: 'thing' })).toEqual(['many 60000', 'just 10000', '- 12', 'few 8'])
}, 60_000)

test('of many matches five hundred are ranked, the row that is named among them; a page beyond them is there', async () => {
  const found = (page: number, more: Partial<Asked> = {}) =>
    listOf(
      database.client,
      {
        columns: [],
        branches: [
          branch(0, {
            from: sql`(SELECT n AS id, 'x-' || n || chr(10) || 'tree' || chr(10) AS text FROM generate_series(3000, 1, -1) n) t`,
            where: sql`TRUE`,
            named: (word) => sql`'x-' || t.id = ${word}`,
          }),
        ],
      },
      asked({ q: 'x-2', page, ...more }),
      { select: sql`p.id`, from: sql`(SELECT) nothing`, where: sql`TRUE`, row: z.object({ id: z.number() }) },
    )
  const named = await found(1)
  expect([idsOf(named)[0], named.rows.length, named.total]).toEqual([2, 10, { count: 500, exact: false }])
  expect((await found(1, { q: 'x-2999' })).total).toEqual({ count: 1, exact: true })
  const far = await found(300, { q: 'tree' })
  expect([idsOf(far).at(-1), far.total, far.next]).toEqual([3000, { count: 3000, exact: true }, null])
  const all = await found(2, { q: 'tree', counted: true })
  expect([idsOf(all)[0], all.total]).toEqual([11, { count: 3000, exact: true }])
})

test('the rows of some values are counted as far as asked for, with search and filters; values without any are left out', async () => {
  const by = { field: 'name', values: [...words, 'nothing'], most: 4 }
  const state: Asked = { q: '', filters: { good: ['true'] }, sort: [], page: 1, size: 5 }
  const rows = await totalsBy(database.client, source, state, by)
  const wanted = words.flatMap((word) => {
    const count = things.filter(({ name, good }) => name === word && good === true).length
    return count === 0 ? [] : [[word, { count: Math.min(count, 4), exact: count <= 4 }] as const]
  })
  expect(new Map(rows.map(({ value, total }) => [value, total]))).toEqual(new Map(wanted))
  expect(rows.some(({ total }) => !total.exact) && rows.some(({ total }) => total.exact)).toBe(true)
  const found = await totalsBy(database.client, source, { ...state, q: 'oak' }, by)
  expect(found.map(({ value }) => value).sort()).toEqual(['oak', 'oak wood'])
})

test('a source without branches is an empty list', async () => {
  const nothing = { columns, branches: [] }
  expect(await listOf(database.client, nothing, asked({ open: 'name' }), read)).toMatchObject({
    rows: [],
    total: { count: 0, exact: true },
    facets: [{ name: 'name', values: [] }],
  })
  expect(await matchingIds(database.client, nothing, asked(), 5)).toEqual([])
})
