import { beforeAll, describe, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { RawParams } from '@/lib/table/parse'
import { bareState } from '@/lib/table/state'
import { addHours } from '@/lib/time/zone'
import { someConfirmedLeak } from '../testing/some-leak'
import { leakColumns, leakListState } from './leak-columns'
import { leakKinds, leakPage, runningStates, someLeaks } from './leak-list'

const { database, reporter, dpo, editor, byRole } = someOffice({ reporter: { name: 'Rita' } })
const { auditor, management, employee } = byRole
const many = 1_200

beforeAll(async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "Leak" SELECT p.* FROM "Leak" l, generate_series(1, ${many - 1}) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"Leak", to_jsonb(l) || jsonb_build_object(
      'id', md5('leak' || n)::uuid, 'ref', 'L-2026-' || (1000 + n), 'number', 1000 + n, 'title', 'Mail ' || n,
      'state', CASE WHEN n % 4 = 0 THEN 'closed' WHEN n % 4 = 1 THEN 'received' ELSE 'confirmed' END,
      'riskLevel', CASE WHEN n % 3 = 0 THEN 'high' WHEN n % 3 = 1 THEN 'risk' END,
      'types', CASE WHEN n % 2 = 0 THEN '["availability"]'::jsonb ELSE '["confidentiality","integrity"]'::jsonb END,
      'reporterId', CASE WHEN n % 5 = 0 THEN '${dpo.actor.id}' ELSE l."reporterId"::text END,
      'reportedAt', l."reportedAt" - n * interval '1 minute')) p WHERE l.id = '${leak.id}'`)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "LeakReport" SELECT md5('leak' || n)::uuid, md5('client' || n)::uuid, r."reporterId", r.payload, r."receivedAt"
    FROM "LeakReport" r, generate_series(1, ${many - 1}) n WHERE r."leakId" = '${leak.id}'`)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "LeakClock" SELECT p.* FROM "LeakClock" c, generate_series(1, ${many - 1}) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"LeakClock", to_jsonb(c) || jsonb_build_object(
      'id', gen_random_uuid(), 'leakId', md5('leak' || n)::uuid, 'provisional', false,
      'dueAt', CASE WHEN n >= 900 THEN '${addHours(dpo.now, -48)}'::timestamptz ELSE c."dueAt" END)) p
    WHERE c."leakId" = '${leak.id}' AND n % 4 <> 0`)
  const { id } = await database.client.leak.findUniqueOrThrow({ where: { ref: 'L-2026-1002' } })
  await database.client.leakInvite.create({ data: { leakId: id, userId: editor.actor.id } })
})

const page = (who: Someone, params: RawParams = {}) => leakPage(who.actor, who.now, leakListState(who.actor, params))
const titles = async (who: Someone, params?: RawParams) => (await page(who, params)).rows.map(({ ref }) => ref)

describe('for each role, filter and order, all rows are on some page, once, and are counted', () => {
  const asked: RawParams[] = [
    {},
    { 'f.state': ['received', 'closed'] },
    { 'f.riskLevel': '-' },
    { 'f.types': 'availability', 'f.state': 'confirmed' },
    { 'f.clock': ['overdue', '-'], sort: '-title,ref' },
    { q: 'mail 1' },
    { sort: '-reportedAt' },
    { sort: 'clock,-riskLevel', size: '200' },
    { 'f.open': 'false' },
    { 'f.cause': ['-', 'hacking'] },
    { 'f.filing': ['-', 'in_time', 'late', 'overdue', 'running', 'not_needed'], 'f.crossBorder': 'false' },
  ]
  test.each(
    [dpo, management, auditor].flatMap((who) => asked.map((params) => [who.actor.roles[0], params, who] as const)),
  )('%s %j', async (_, params, who) => {
    const state = leakListState(who.actor, params)
    const first = await leakPage(who.actor, who.now, state)
    const refs: string[] = []
    for (let n = 1; n <= Math.ceil(first.total.count / state.size); n++)
      refs.push(...(await leakPage(who.actor, who.now, { ...state, page: n })).rows.map(({ ref }) => ref))
    expect(first.total.exact).toBe(true)
    expect(refs.length).toBe(first.total.count)
    expect(refs.length).toBeGreaterThan(0)
    expect(new Set(refs).size).toBe(refs.length)
  })

  test('nothing is there without the right, and only the own for who is invited', async () => {
    expect(await page(employee)).toMatchObject({ rows: [], total: { count: 0, exact: true } })
    expect(await titles(editor)).toEqual(['L-2026-1002'])
    expect(await titles(editor, { 'f.state': 'received' })).toEqual([])
  })
})

test('filters are alternatives within a field and all at once across fields', async () => {
  const count = async (params: RawParams) => (await page(dpo, params)).total.count
  const [high, none, both] = [
    await count({ 'f.riskLevel': 'high' }),
    await count({ 'f.riskLevel': '-' }),
    await count({ 'f.riskLevel': ['high', '-'] }),
  ]
  expect(both).toBe(high + none)
  expect(await count({ 'f.riskLevel': 'high', 'f.state': 'closed' })).toBeLessThan(high)
  const states = await Promise.all(runningStates.map((clock) => count({ 'f.clock': clock })))
  expect(states.reduce((sum, one) => sum + one, 0) + (await count({ 'f.clock': '-' }))).toBe(many)
})

test('values of a filter are counted when it is open or chosen, and under the other filters', async () => {
  const { facets } = await page(dpo, { open: 'state', 'f.riskLevel': 'high' })
  const of = (name: string) => facets.find(({ field }) => field === name)?.values
  expect(of('types')).toBeNull()
  expect(of('riskLevel')?.reduce((sum, { count }) => sum + count, 0)).toBe(many)
  for (const { value, count } of of('state') ?? [])
    expect((await page(dpo, { 'f.riskLevel': 'high', 'f.state': value })).total.count).toBe(count)
})

test('who may not know reporters cannot filter, sort or search by one, nor sort by the exact moment', async () => {
  expect(leakColumns(auditor.actor).map(({ id }) => id)).not.toContain('reporterId')
  const everything = await titles(auditor)
  for (const params of [
    { 'f.reporterId': dpo.actor.id },
    { sort: 'reporterId' },
    { sort: '-reporterId' },
  ] as RawParams[])
    expect(await titles(auditor, params)).toEqual(everything)
  const forced = { ...bareState, filters: { reporterId: [dpo.actor.id] } }
  expect((await leakPage(auditor.actor, auditor.now, forced)).total.count).toBe(many)
  expect((await leakPage(dpo.actor, dpo.now, forced)).total.count).toBe(239)
  expect((await page(auditor, { q: 'rita' })).total.count).toBe(0)
  // Within a day the order says nothing of the moment.
  const { rows } = await page(auditor, { sort: 'reportedAt,ref', size: '200' })
  const places = rows.map(({ reportedAt, ref }) => `${reportedAt} ${ref.slice(7).padStart(5, '0')}`)
  expect(places).toEqual([...places].sort())
  const { open } = Object.fromEntries(
    (await page(auditor, { open: 'reporterId' })).facets.map((f) => [f.field, f.values]),
  )
  expect(open).toBeNull()
})

test('old addresses are read', async () => {
  expect(await titles(dpo, { state: 'closed', clock: 'overdue' })).toEqual(
    await titles(dpo, { 'f.state': 'closed', 'f.clock': 'overdue' }),
  )
})

test.each(Object.entries(leakKinds))('what the overview counts as %s is what its list has', async (kind, filters) => {
  const name = kind as keyof typeof leakKinds
  const { [name]: few } = await someLeaks(dpo.actor, dpo.now, { open: 12, received: 12, undecided: 12, [kind]: 8 })
  expect((await someLeaks(dpo.actor, dpo.now, { [kind]: 8 }))[name]).toEqual(few)
  const params = Object.fromEntries(Object.entries(filters).map(([field, values]) => [`f.${field}`, values]))
  const list = await page(dpo, params)
  expect(few.total).toBe(list.total.count)
  expect(few.rows.map(({ ref }) => ref)).toEqual(list.rows.slice(0, 8).map(({ ref }) => ref))
})
