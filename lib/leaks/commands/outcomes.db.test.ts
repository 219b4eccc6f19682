import { beforeEach, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { addHours } from '@/lib/time/zone'
import { leakListState } from '../queries/leak-columns'
import { leakPage } from '../queries/leak-list'
import { ownReport } from '../queries/own-reports'
import { entriesAboutLeak, someLeak } from '../testing/some-leak'
import { confirmLeak, markNearMiss, reopenLeak } from './confirm-and-close'
import { setMoment } from './set-moments'

const { database, reporter, dpo, byRole } = someOffice()
const later = movedTo(dpo, addHours(dpo.now, 30))
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
let leak: Leak
const clock = (code: string) =>
  database.client.leakClock.findUniqueOrThrow({ where: { leakId_code: { leakId: leak.id, code } } })
const target = async () => {
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  return { ref: leak.ref, version }
}
const refsUnder = async (params: Record<string, string>) =>
  (await leakPage(dpo.actor, dpo.now, leakListState(dpo.actor, params))).rows.map(({ ref }) => ref)

beforeEach(async () => {
  leak = await someLeak(database.client, reporter)
})

test('a near miss keeps its reason, runs no clock of the GDPR, has a filter, and turned back counts from the first start', async () => {
  const before = await clock('authority_part1')
  expect(await markNearMiss(later, { ...(await target()), reason: 'Nobody opened it' })).toMatchObject({ ok: true })
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'near_miss' })
  expect(await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).toMatchObject({
    ...{ state: 'near_miss', stateReason: 'Nobody opened it', nextDueAt: null },
  })
  expect(await refsUnder({ 'f.state': 'near_miss' })).toEqual([leak.ref])
  expect(await ownReport(reporter, reporter.actor.id, leak.ref)).toMatchObject({ state: 'closed' })

  const again = { personalData: true, reason: '' }
  expect(await confirmLeak(later, { ...(await target()), ...again })).toMatchObject({
    code: 'invalid',
    fields: { reason: ['required'] },
  })
  expect(await confirmLeak(later, { ...(await target()), ...again, reason: 'Two did' })).toMatchObject({ ok: true })
  const after = await clock('authority_part1')
  expect([after.startAt, after.dueAt, after.endedAt]).toEqual([before.startAt, before.dueAt, null])
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['leak.report', 'leak.near_miss', 'leak.confirm'])
})

test('data about companies only: logged and found by it, and no clock of the GDPR runs', async () => {
  await confirmLeak(dpo, { ...(await target()), personalData: false, reason: '' })
  expect(await refsUnder({ 'f.personalData': 'false' })).toContain(leak.ref)
  expect(await clock('authority_part1')).toMatchObject({ endKind: 'no_personal_data' })
})

test('a closed leak is reopened with a reason; what ran goes on from its first start, and the list has it open again', async () => {
  await confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' })
  await setMoment(dpo, { ...(await target()), kind: 'high_risk_found', at: dpo.now, reason: '' })
  const before = [await clock('authority_part1'), await clock('people_law')]
  await database.client.leak.update({
    where: { id: leak.id },
    data: { state: 'closed', closedAt: new Date(later.now) },
  })
  expect(await confirmLeak(later, { ...(await target()), personalData: true, reason: 'x' })).toMatchObject({
    code: 'not_now',
  })
  expect(await reopenLeak(later, { ...(await target()), reason: 'A second list was sent' })).toMatchObject({ ok: true })
  const after = [await clock('authority_part1'), await clock('people_law')]
  expect(after.map(({ startAt, endedAt }) => [startAt, endedAt])).toEqual(before.map(({ startAt }) => [startAt, null]))
  expect(await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).toMatchObject({
    ...{ state: 'confirmed', closedAt: null, stateReason: 'A second list was sent' },
  })
  expect((await entriesAboutLeak(database.client, leak.id)).at(-1)).toBe('leak.reopen')
})

test.each(others)('%s neither calls it a near miss nor reopens it: an absent leak', async (role) => {
  const asked = { ...(await target()), reason: 'x' }
  expect(await markNearMiss(byRole[role], asked)).toEqual({ ok: false, code: 'not_found' })
  expect(await reopenLeak(byRole[role], asked)).toEqual({ ok: false, code: 'not_found' })
})
