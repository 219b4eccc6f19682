import { beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { type Instant, instantSchema } from '@/lib/time/types'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '../testing/some-leak'
import { closeLeak, confirmLeak, rejectLeak } from './confirm-and-close'
import { recordFiling } from './record-filing'
import { recordNotice } from './record-notice'
import { setAware, setMoment } from './set-moments'
import { signDecision } from './sign-decision'
import { updateLeakFacts } from './update-facts'

const { database, employee, dpo, management } = someOffice({ management: { name: 'Mia Manager' } })
let leak: Leak
/** By the clock of Brussels: 08:00Z, before the report of 12:37Z. */
const noticedInTheMorning = { noticed: 'today', noticedTime: '10:00' } as const

const at = (text: string): Instant => instantSchema.parse(text)
const later = (by: Someone, now: string): Someone => movedTo(by, at(now))
const clock = (code: string) =>
  database.client.leakClock.findUnique({ where: { leakId_code: { leakId: leak.id, code } } })
const reread = () => database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })

beforeEach(async () => {
  leak = await someLeak(database.client, employee)
})

test('confirming keeps the provisional clock until aware is set; it then runs from there with a new revision', async () => {
  leak = await someLeak(database.client, employee, noticedInTheMorning)
  await confirmLeak(dpo, { ref: leak.ref, version: 1, personalData: true, reason: '' })
  expect(await clock('authority_part1')).toMatchObject({ provisional: true, revision: 1 })
  const first = await setAware(dpo, {
    ref: leak.ref,
    version: 2,
    at: at('2026-06-02T12:00:00.000Z'),
    reason: 'DPO read it',
  })
  expect(first).toEqual({ ok: true, value: { ref: leak.ref, version: 3 } })
  expect(await clock('authority_part1')).toMatchObject({
    provisional: false,
    revision: 2,
    dueAt: new Date('2026-06-05T12:00:00.000Z'),
    latestAt: new Date('2026-06-05T13:00:00.000Z'),
  })
  const second = await setAware(dpo, {
    ref: leak.ref,
    version: 3,
    at: at('2026-06-02T11:00:00.000Z'),
    reason: 'The mail was read earlier',
  })
  expect(second.ok).toBe(true)
  expect(await clock('authority_part1')).toMatchObject({ revision: 3, dueAt: new Date('2026-06-05T11:00:00.000Z') })
  const kept = await database.client.leakMoment.findMany({
    where: { leakId: leak.id, kind: 'aware' },
    orderBy: { setAt: 'asc' },
  })
  expect(kept.map((moment) => [moment.at?.toISOString(), moment.reason]).sort()).toEqual([
    ['2026-06-02T11:00:00.000Z', 'The mail was read earlier'],
    ['2026-06-02T12:00:00.000Z', 'DPO read it'],
  ])
  expect((await reread()).nextDueAt?.toISOString()).toBe('2026-06-05T11:00:00.000Z')
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual([
    'leak.report',
    'leak.confirm',
    'leak.aware',
    'leak.aware',
  ])
})

test('awareness more than 24 hours after detection asks for a reason of its own; the future is refused', async () => {
  const now = later(dpo, '2026-06-04T12:37:00.000Z')
  const late = { ref: leak.ref, version: 1, at: at('2026-06-03T12:38:00.000Z'), reason: 'Confirmed by IT' }
  expect(await setAware(now, late)).toMatchObject({
    ok: false,
    code: 'invalid',
    reason: 'moments_unlikely',
    fields: { unlikelyReason: ['required'] },
  })
  expect((await reread()).version).toBe(1)
  expect(await setAware(now, { ...late, unlikelyReason: 'IT was closed' })).toMatchObject({ ok: true })
  expect((await reread()).awareReason).toBe('Confirmed by IT\nIT was closed')
  const future = { ref: leak.ref, version: 2, at: at('2026-06-09T00:00:00.000Z'), reason: 'x' }
  expect(await setAware(now, future)).toMatchObject({ ok: false, code: 'invalid', fields: { at: ['in_future'] } })
})

test('rejecting keeps the leak in the log and ends its clocks as not a leak; confirming later resumes the first start', async () => {
  const started = (await clock('authority_part1'))?.startAt
  await rejectLeak(dpo, { ref: leak.ref, version: 1, reason: 'A test message' })
  expect(await reread()).toMatchObject({ state: 'rejected', stateReason: 'A test message', nextDueAt: null })
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'not_a_leak' })
  await confirmLeak(later(dpo, '2026-06-03T08:00:00.000Z'), {
    ref: leak.ref,
    version: 2,
    personalData: true,
    reason: 'It was real',
  })
  expect(await clock('authority_part1')).toMatchObject({ endKind: null, endedAt: null, startAt: started })
})

test('company data only: no clock of the GDPR runs', async () => {
  await confirmLeak(dpo, { ref: leak.ref, version: 1, personalData: false, reason: '' })
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'no_personal_data' })
})

test('a moment keeps every value; a wrong order and an empty detection are refused', async () => {
  leak = await someLeak(database.client, employee, noticedInTheMorning)
  const base = { ref: leak.ref, reason: '' }
  expect(
    await setMoment(dpo, { ...base, version: 1, kind: 'occurred_from', at: at('2026-06-02T07:00:00.000Z') }),
  ).toMatchObject({ ok: true })
  expect(
    await setMoment(dpo, { ...base, version: 2, kind: 'occurred_to', at: at('2026-06-02T06:00:00.000Z') }),
  ).toMatchObject({ code: 'invalid', reason: 'moments_impossible', fields: { at: ['order'] } })
  expect(await setMoment(dpo, { ...base, version: 2, kind: 'detected', at: null })).toMatchObject({
    code: 'invalid',
    fields: { at: ['required'] },
  })
  expect(
    await setMoment(dpo, { ...base, version: 2, kind: 'high_risk_found', at: at('2026-06-02T12:00:00.000Z') }),
  ).toMatchObject({ ok: true })
  expect(await clock('people_law')).toMatchObject({
    dueAt: null,
    endedAt: null,
    startAt: new Date('2026-06-02T12:00:00.000Z'),
  })
  expect(await setMoment(dpo, { ...base, version: 3, kind: 'high_risk_found', at: null })).toMatchObject({ ok: true })
  expect(await clock('people_law')).toBeNull()
  expect(await database.client.leakMoment.count({ where: { leakId: leak.id } })).toBe(3)
})

test('facts: a stale form is refused with the newer version, counts are checked, unknown is an answer', async () => {
  const facts = { persons: { mode: 'exact', min: 12, max: null }, riskLevel: 'risk' } as const
  expect(await updateLeakFacts(dpo, { ref: leak.ref, version: 1, facts })).toMatchObject({ ok: true })
  expect(await reread()).toMatchObject({
    personsMode: 'exact',
    personsMin: 12,
    personsMax: 12,
    riskLevel: 'risk',
    version: 2,
  })
  expect(await updateLeakFacts(dpo, { ref: leak.ref, version: 1, facts: { title: 'Old form' } })).toEqual({
    ok: false,
    code: 'stale',
    data: { version: 2, fields: [{ field: 'title', mine: 'Old form', theirs: '' }] },
  })
  const wrong = { records: { mode: 'estimate', min: 9, max: 3 } } as const
  expect(await updateLeakFacts(dpo, { ref: leak.ref, version: 2, facts: wrong })).toMatchObject({
    code: 'invalid',
    fields: { records: ['count_order'] },
  })
  await updateLeakFacts(dpo, { ref: leak.ref, version: 2, facts: { persons: { mode: 'unknown', min: 4, max: 5 } } })
  expect(await reread()).toMatchObject({ personsMode: 'unknown', personsMin: null, personsMax: null })
})

test('of fifty racing edits with one version, one wins and none is lost in silence', async () => {
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      updateLeakFacts(dpo, { ref: leak.ref, version: 1, facts: { title: `Edit ${index}` } }),
    ),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.code !== 'stale')).toEqual([])
  expect((await reread()).version).toBe(2)
})

test('"not needed" ends the clocks with the name of who signed; a filing ends part 1 and starts part 2', async () => {
  leak = await someConfirmedLeak(database.client, employee, dpo)
  const decision = {
    ref: leak.ref,
    kind: 'authority',
    outcome: 'not_needed',
    reasonCode: 'risk_unlikely',
    grounds: 'Encrypted',
  } as const
  expect(await signDecision(management, { ...decision, version: 2 })).toMatchObject({ ok: true })
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'not_needed', endReference: 'Mia Manager' })
  expect(
    await signDecision(management, { ...decision, version: 3, outcome: 'notify', reasonCode: null }),
  ).toMatchObject({
    ok: true,
  })
  expect(await database.client.leakDecision.count({ where: { leakId: leak.id } })).toBe(2)
  await database.client.$transaction(async (tx) => {
    await recordFiling(tx, dpo, await reread(), { kind: 'part1_filed', reference: 'DBN-1', filedAt: dpo.now })
  })
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'filed', endReference: 'DBN-1' })
  // Filed on 2 June in Brussels: 21 days, the day of filing not counted, until 23 June 24:00.
  expect(await clock('authority_part2')).toMatchObject({ endedAt: null, dueAt: new Date('2026-06-23T22:00:00.000Z') })
})

test('closing is refused with the list of what is missing, and done when nothing is', async () => {
  leak = await someConfirmedLeak(database.client, employee, dpo)
  const refused = await closeLeak(dpo, { ref: leak.ref, version: 2, reason: '' })
  expect(refused).toMatchObject({ ok: false, code: 'not_now', reason: 'leak_incomplete' })
  expect(refused).toHaveProperty('data.missing', [
    'effects',
    'remedy',
    'risk_level',
    'risk_reason',
    'authority_decision',
    'people_decision',
  ])
  const facts = {
    consequences: 'Loss of control',
    measuresTaken: 'Deleted',
    riskLevel: 'unlikely',
    riskReason: 'Encrypted',
  } as const
  await updateLeakFacts(dpo, { ref: leak.ref, version: 2, facts })
  const grounds = 'Signed'
  await signDecision(management, {
    ref: leak.ref,
    version: 3,
    kind: 'authority',
    outcome: 'not_needed',
    reasonCode: 'risk_unlikely',
    grounds,
  })
  await signDecision(management, {
    ref: leak.ref,
    version: 4,
    kind: 'people',
    outcome: 'notify',
    reasonCode: null,
    grounds,
  })
  expect(await closeLeak(dpo, { ref: leak.ref, version: 5, reason: '' })).toHaveProperty('data.missing', [
    'people_told',
  ])
  await recordNotice(dpo, { ref: leak.ref, version: 5, at: dpo.now, channel: 'email', number: 12 })
  // Of two who close it at once one does, and the other reads that it has changed.
  const closing = { ref: leak.ref, version: 6, reason: 'Done', lessons: 'Ask before sending' }
  const closed = await Promise.all([closeLeak(dpo, closing), closeLeak(dpo, closing)])
  expect(closed.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { ref: leak.ref, version: 7 } }])
  expect(closed.filter(({ ok }) => !ok)).toMatchObject([{ code: 'stale', data: { version: 7 } }])
  expect(await reread()).toMatchObject({ state: 'closed', lessons: 'Ask before sending' })
  expect(await closeLeak(dpo, { ref: leak.ref, version: 7, reason: '' })).toMatchObject({
    code: 'not_now',
    reason: 'leak_state',
  })
})
