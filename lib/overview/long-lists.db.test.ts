import { beforeAll, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { createFinding } from '@/lib/findings/commands'
import { findingListState, findingPage, findingsDue } from '@/lib/findings/list'
import { findingInput } from '@/lib/findings/schema'
import { leakListState } from '@/lib/leaks/queries/leak-columns'
import { leakPage, someLeaks } from '@/lib/leaks/queries/leak-list'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { deletionPage, deletionShape } from '@/lib/retention/deletions/list'
import { holdPage, holdShape } from '@/lib/retention/holds/list'
import { pageOf } from '@/lib/table/parse'
import { initialState, type Paged, type Total } from '@/lib/table/state'
import { addHours } from '@/lib/time/zone'
import { ownIncomplete } from './records'

const { database, department, reporter, dpo, byRole } = someOffice()
const auditor = byRole.auditor

/** More than any list was ever cut at. */
const many = 1_200

beforeAll(async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  await someLeak(database.client, reporter)
  const copies = `SELECT l.*, n FROM "Leak" l, generate_series(1, ${many - 1}) n WHERE l.id = '${leak.id}'`
  await database.client.$executeRawUnsafe(`
    INSERT INTO "Leak" SELECT p.* FROM (${copies}) c
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"Leak", to_jsonb(c) || jsonb_build_object(
      'id', md5('leak' || n)::uuid, 'ref', 'L-2026-' || (1000 + n), 'number', 1000 + n,
      'title', CASE WHEN n = 1111 THEN 'L’Œuvre “perdue”' ELSE 'Mail ' || n END,
      'summary', CASE WHEN n = 7 THEN 'The oeuvre is named inside' ELSE '' END)) p`)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "LeakReport" SELECT md5('leak' || n)::uuid, md5('client' || n)::uuid, r."reporterId", r.payload, r."receivedAt"
    FROM "LeakReport" r, generate_series(1, ${many - 1}) n WHERE r."leakId" = '${leak.id}'`)
  // The clocks of the last 300 are no longer provisional and were due two days ago.
  await database.client.$executeRawUnsafe(`
    INSERT INTO "LeakClock" SELECT p.* FROM "LeakClock" c, generate_series(1, ${many - 1}) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"LeakClock", to_jsonb(c) || jsonb_build_object(
      'id', gen_random_uuid(), 'leakId', md5('leak' || n)::uuid, 'provisional', c.provisional AND n < 900,
      'dueAt', CASE WHEN n >= 900 THEN '${addHours(dpo.now, -48)}'::timestamptz ELSE c."dueAt" END)) p WHERE c."leakId" = '${leak.id}'`)
  const words = { title: 'No term', source: '6.1', wrong: 'It names none.', law: 'Art. 33', dueOn: dpo.today }
  const finding = await createFinding(dpo, findingInput.parse(words))
  if (!finding.ok) throw new Error(finding.code)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "Finding" SELECT p.* FROM "Finding" f, generate_series(1, ${many - 1}) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"Finding", to_jsonb(f) || jsonb_build_object(
      'id', gen_random_uuid(), 'ref', 'F-' || (1000 + n), 'number', 1000 + n,
      'title', CASE WHEN n % 3 = 0 THEN 'Straße ' || n ELSE 'Term ' || n END)) p WHERE f.id = '${finding.value.id}'`)
  await database.client.legalHold.createMany({
    data: Array.from({ length: many }, (_, n) => ({
      ref: `H-${n + 1}`,
      number: n + 1,
      reasonKind: 'claim',
      reason: 'A case',
      startedOn: new Date('2026-01-01'),
      placedAt: new Date(dpo.now),
    })),
  })
  await database.client.deletionRecord.createMany({
    data: Array.from({ length: many }, (_, n) => ({
      ref: `D-${n + 1}`,
      number: n + 1,
      scope: 'Old orders',
      recordsMode: 'unknown',
      personsMode: 'unknown',
      method: 'delete',
      executedBy: 'IT',
      executedOn: new Date('2026-01-01'),
      exceptions: '',
      recordedAt: new Date(dpo.now),
    })),
  })
})

const seen = <Row extends { ref: string }>(pages: readonly Paged<Row>[]) =>
  pages.flatMap(({ rows }) => rows.map(({ ref }) => ref))

/** Every page of a list, from the first to the last. */
async function allOf<Row extends { ref: string }>(read: (page: number) => Promise<Paged<Row>>): Promise<Paged<Row>[]> {
  const first = await read(1)
  const rest = Math.ceil(first.total / first.size) - 1
  const pages = [first]
  for (let page = 2; page <= rest + 1; page++) pages.push(await read(page))
  return pages
}

/** A page of a list as these tests read all of them. */
const paged = <Row>({ rows, total, page }: { rows: readonly Row[]; total: Total; page: number }): Paged<Row> => ({
  ...{ rows, page },
  total: total.count,
  size: 50,
})

const leaks =
  (asked: Record<string, string>, person = dpo) =>
  async (page: number) => {
    const state = leakListState(person.actor, { ...asked, page: String(page) })
    const { rows, total } = await leakPage(person.actor, person.now, state)
    return { rows, total: total.count, page, size: state.size }
  }

const findings = (asked: Record<string, string>) => async (page: number) => {
  const state = findingListState({ ...asked, page: String(page) })
  const { rows, total } = await findingPage(dpo.actor, dpo.today, state)
  return { rows, total: total.count, page, size: state.size }
}

test.each<[string, () => Promise<Paged<{ ref: string }>[]>, number]>([
  ['leaks', () => allOf(leaks({})), many + 1],
  ['leaks, for whom reporters are masked', () => allOf(leaks({}, auditor)), many + 1],
  ['leaks by state', () => allOf(leaks({ state: 'confirmed' })), many],
  ['leaks by clock', () => allOf(leaks({ clock: 'overdue' })), 300],
  ['findings', () => allOf(findings({})), many],
  ['findings by words', () => allOf(findings({ q: 'strasse' })), 399],
  [
    'holds',
    () => allOf(async (page) => paged(await holdPage(dpo.actor, dpo.today, { ...initialState(holdShape), page }))),
    many,
  ],
  [
    'deletions',
    () => allOf(async (page) => paged(await deletionPage(dpo.actor, { ...initialState(deletionShape), page }))),
    many,
  ],
])('all %s are on some page, once, and are counted', async (_, read, count) => {
  const pages = await read()
  const refs = seen(pages)
  expect(refs).toHaveLength(count)
  expect(new Set(refs).size).toBe(count)
  expect(pages.every(({ total, rows, size }) => total === count && rows.length <= size)).toBe(true)
})

test('the clock filter finds exactly the leaks whose clock says so, and nothing is in two', async () => {
  const states = ['provisional', 'on_track', 'within_a_day', 'urgent', 'overdue', 'elapsed']
  const counts = []
  for (const clock of states) counts.push((await leaks({ clock })(1)).total)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(many + 1)
})

test.each([
  ["l'oeuvre perdue", dpo, ['L-2026-2111']],
  ['oeuvre', dpo, ['L-2026-2111', 'L-2026-1007']],
  ['oeuvre', auditor, ['L-2026-2111']],
  ['"perdue" OEUVRE', dpo, ['L-2026-2111']],
  ['l-2026-1042', dpo, ['L-2026-1042']],
  ['mail_7', dpo, []],
  ['100%', dpo, []],
])('a leak is found by %j', async (q, person, refs) => {
  expect(seen([await leaks({ q }, person)(1)])).toEqual(refs)
})

test('a leak without a title is found by what happened, in the language of the reader', async () => {
  const inDutch = { ...dpo, actor: { ...dpo.actor, locale: 'nl' as const } }
  const [untitled] = (await leaks({ state: 'received' })(1)).rows
  expect(untitled?.title).toBe('')
  expect(seen([await leaks({ q: 'verkeerde gestuurd', state: 'received' }, inDutch)(1)])).toEqual([untitled?.ref])
  expect(seen([await leaks({ q: 'verkeerde gestuurd', state: 'received' })(1)])).toEqual([])
})

test('findings are found by their state and by what they are about', async () => {
  const page = await findings({ q: 'open art. 33 term' })(1)
  expect(page.total).toBe(801)
  expect(page.rows[0]?.title).toBe('No term')
})

test('for a page that is not there comes the last one, and the number stays', async () => {
  expect(pageOf('-4')).toBe(1)
  const beyond = await leaks({})(9_000)
  expect([beyond.rows.length, beyond.total]).toEqual([1, many + 1])
})

test('numbers on the overview are of all that waits', async () => {
  const { open } = await someLeaks(dpo.actor, dpo.now, { open: 12 })
  expect([open.rows.length, open.total]).toEqual([12, many + 1])
  const due = await findingsDue(dpo.actor, dpo.today, 8)
  expect([due.rows.length, due.total]).toEqual([8, many])
  const { id } = await someRecord(dpo, 'sources', { departmentId: department, ownerId: dpo.actor.id })
  await database.client.$executeRawUnsafe(`
    INSERT INTO "Record" SELECT p.* FROM "Record" r, generate_series(1, 149) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"Record", to_jsonb(r) || jsonb_build_object(
      'id', gen_random_uuid(), 'ref', 'S-' || (1000 + n), 'number', 1000 + n)) p WHERE r.id = '${id}'`)
  const waiting = await ownIncomplete(dpo.actor, 8)
  expect(waiting.total).toBe(150)
  expect(waiting.rows).toHaveLength(8)
  expect(waiting.registers).toMatchObject([{ register: 'sources', count: 150 }])
})
