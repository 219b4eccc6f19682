import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { historyOf } from '@/lib/audit/log/history'
import { defaultZone } from '@/lib/company/office-zone'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { door } from '@/lib/log/door'
import { catchLog } from '@/lib/log/testing/lines'
import { type Instant, instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { getRecord } from '../list/row'
import { declarationOf } from '../state/registered'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { updateFields } from '../write/update'
import { nextSize, passDay } from './day-change'
import { keepDerived } from './derived'
import { dayChangeJob, passRuleChange } from './rule-changes'

let database: TestDatabase
let editor: Someone
const caught = catchLog()
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const at = (text: string): Instant => instantSchema.parse(text)
/** Tuesday 2 June 2026, half past two in Brussels. */
const today = at('2026-06-02T12:30:00.000Z')
/** The last second of that day in Brussels, and the first of the next. */
const lastSecond = at('2026-06-02T21:59:59.000Z')
const inBelgium = (now: Instant) => localNow(now, defaultZone)
const midnight = at('2026-06-02T22:00:00.000Z')

beforeEach(async () => {
  const client = database.client
  editor = await client.$transaction(async (tx) =>
    someone(tx, ['editor'], { departmentIds: [await someDepartment(tx)], now: today }),
  )
})

const missing = async (id: string) => (await database.client.record.findUniqueOrThrow({ where: { id } })).missing

/** What marks the processors of an activity on its page. */
async function marks({ ref }: { ref: string }) {
  const record = await getRecord(editor.actor, declarationOf('activities'), ref)
  if (record?.view !== 'full') throw new Error(`${ref} is not shown in full`)
  return (record.links.processors ?? []).flatMap((link) => link.marks)
}

async function chain(endOn: string) {
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor', country: 'BE' })
  const agreement = await someRecord(editor, 'agreements', {
    kind: 'processing',
    startOn: '2026-01-01',
    endOn,
    parties: [processor.ref],
  })
  await putInForceForTest(database.client, agreement, editor)
  const activity = await someRecord(editor, 'activities', {
    recordKind: 'controller',
    processors: [processor.ref],
    agreements: [agreement.ref],
  })
  // A change of the agreement makes what relies on it look again, as putting it in force does.
  await database.client.$transaction(async (tx) => {
    await keepDerived(tx, [agreement.id], editor.today)
  })
  return { processor, agreement, activity }
}

test('an agreement that ends today is in force until midnight, and amber everywhere after it, without anybody writing', async () => {
  const { processor, agreement, activity } = await chain('2026-06-02')
  const lapsed = async () => [
    (await missing(agreement.id)).includes('expired'),
    (await missing(processor.id)).includes('agreement'),
    (await missing(activity.id)).includes('processor_agreement'),
    (await missing(activity.id)).includes('agreement_expired'),
  ]
  expect(await marks(activity)).toEqual([])
  expect(await passDay(inBelgium(lastSecond))).toBe(0)
  expect(await lapsed()).toEqual([false, false, false, false])

  expect(await passDay(inBelgium(midnight))).toBe(3)
  expect(await marks(activity)).toEqual(['agreement'])
  expect(await lapsed()).toEqual([true, true, true, true])
  for (const record of [processor, agreement, activity])
    expect(await entriesAbout(database.client, record.id)).toEqual(['record.create', 'record.lapse'])

  expect(await passDay(inBelgium(midnight))).toBe(0)
})

test('a country that loses its decision on a date makes the transfers that lean on it amber on the day after', async () => {
  await database.client.adequacyDecision.updateMany({
    where: { country: 'JP' },
    data: { validUntil: new Date('2026-06-02') },
  })
  const transfer = { country: 'JP', mechanism: '45_adequacy', evidence: 'Decision', checkedOn: '2026-01-10' }
  const processor = await someRecord(editor, 'processors', { country: 'JP', transfers: [transfer] })
  const activity = await someRecord(editor, 'activities', { recordKind: 'controller', transfers: [transfer] })
  const lapsed = async () =>
    Promise.all([processor, activity].map(async ({ id }) => (await missing(id)).includes('transfer_validity')))
  await passDay(inBelgium(lastSecond))
  expect(await lapsed()).toEqual([false, false])
  await passDay(inBelgium(midnight))
  expect(await lapsed()).toEqual([true, true])
})

test('a look-up in a list is stale a year and a day after it, without anybody writing', async () => {
  const listed = { country: 'US', mechanism: '45_adequacy', listedAs: 'Host Inc.', listing: 'both' }
  const transfers = [{ ...listed, checkedOn: '2025-06-02' }]
  const processor = await someRecord(editor, 'processors', { country: 'US', transfers })
  await passDay(inBelgium(lastSecond))
  expect(await missing(processor.id)).not.toContain('transfer_validity')
  expect(await passDay(inBelgium(midnight))).toBe(1)
  expect(await missing(processor.id)).toContain('transfer_validity')
})

test('after a change of the rules every record says once what it lacks now, and by which rule', async () => {
  const old = { country: 'IN', mechanism: '46_2c', evidence: 'SCC of 2021, signed' }
  const transfers = await someRecord(editor, 'processors', { country: 'IN', transfers: [old] })
  await putInForceForTest(database.client, transfers, editor)
  const untouched = await someRecord(editor, 'systems', {})
  // As the version before kept it: the one text stood for everything.
  const kept = (await missing(transfers.id)).filter((code) => code !== 'transfer_evidence')
  await database.client.record.update({ where: { id: transfers.id }, data: { missing: kept } })
  const before = { rulesVersion: 0 }
  await database.client.instance.upsert({
    where: { id: 1 },
    create: { origin: 'a test', ...before },
    update: before,
  })
  const at = inBelgium(midnight)
  expect(await passRuleChange(at)).toBe(1)
  expect(await missing(transfers.id)).toEqual(expect.arrayContaining([...kept, 'transfer_evidence']))
  const { entries } = await historyOf('record', transfers.id, { viewer: editor.actor })
  expect(entries[0]).toMatchObject({ action: 'record.lapse', reason: '2026-11-28: Art. 46, 47, 49' })
  expect(entries[0]?.changes).toMatchObject([{ field: 'missing', old: kept }])
  expect(await entriesAbout(database.client, untouched.id)).toEqual(['record.create'])
  const detail = await database.client.processor.findUniqueOrThrow({ where: { id: transfers.id } })
  expect(detail.transfers).toMatchObject([{ evidence: 'SCC of 2021, signed', sccModule: null, signedOn: null }])
  expect(await passRuleChange(at)).toBe(0)
})

test('one that renews by itself stays in force', async () => {
  const { agreement, processor } = await chain('2026-06-02')
  await database.client.agreement.update({ where: { id: agreement.id }, data: { autoRenew: true } })
  await passDay(inBelgium(midnight))
  expect([await missing(agreement.id), await missing(processor.id)].flat()).not.toContain('expired')
  expect(await missing(processor.id)).not.toContain('agreement')
})

test('the job looks every minute and at a new day', () => {
  expect(dayChangeJob).toMatchObject({ everyMs: 60_000, onNewDay: true })
})

test('a save that no rule sees finds what its day changed, before the night did', async () => {
  const { agreement } = await chain('2026-06-02')
  const saved = async (now: Instant, tags: string[]) => {
    const { version } = await database.client.record.findUniqueOrThrow({ where: { id: agreement.id } })
    const input = { register: 'agreements', ref: agreement.ref, version, values: { tags } }
    expect(await updateFields({ ...editor, ...inBelgium(now) }, input)).toMatchObject({ ok: true })
    return (await missing(agreement.id)).includes('expired')
  }
  expect(await saved(lastSecond, ['today'])).toBe(false)
  expect(await saved(midnight, ['tomorrow'])).toBe(true)
})

test('however many records a day changes, their entries are one statement', async () => {
  const statements = async (): Promise<unknown> => {
    caught.clear()
    await door('job', 'test.day', () => passDay(inBelgium(midnight)))()
    return caught.lines().map((line) => line.statements)
  }
  await chain('2026-06-02')
  const few = await statements()
  const { processor, agreement } = await chain('2026-06-02')
  const relying = { recordKind: 'controller', processors: [processor.ref], agreements: [agreement.ref] }
  const more = [await someRecord(editor, 'activities', relying), await someRecord(editor, 'activities', relying)]
  expect(await statements()).toEqual(few)
  for (const { id } of more) expect(await entriesAbout(database.client, id)).toContain('record.lapse')
})

test.each([
  [20, 90, 20],
  [20, 1_600, 5],
  [5, 200, 10],
  [1, 9_000, 1],
  [20, 0, 20],
])('after %i records in %i ms come %i', (size, tookMs, next) => expect(nextSize(size, tookMs)).toBe(next))
