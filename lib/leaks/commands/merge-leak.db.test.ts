import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { clientIdSchema } from '@/lib/db/ids'
import { addHours } from '@/lib/time/zone'
import { leakListState } from '../queries/leak-columns'
import { readLeak } from '../queries/leak-detail'
import { leakPage } from '../queries/leak-list'
import { mergeTargets } from '../queries/merging'
import { ownReport } from '../queries/own-reports'
import { pressingLeaks } from '../queries/pressing'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '../testing/some-leak'
import { addReporterNote } from './add-reporter-note'
import { confirmLeak, rejectLeak } from './confirm-and-close'
import { mergeLeak } from './merge-leak'
import { recordReport } from './record-filing'
import { recordNotice } from './record-notice'
import { setAware, setMoment } from './set-moments'
import { signDecision } from './sign-decision'

const { database, reporter, employee, dpo, byRole } = someOffice()
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
/** Three hours after the duplicate came in. */
const [late, laterStill] = [addHours(dpo.now, 3), addHours(dpo.now, 5)]
const dpoThen = movedTo(dpo, laterStill)
let duplicate: Leak
let leak: Leak
const reread = ({ id }: Leak) => database.client.leak.findUniqueOrThrow({ where: { id } })
const clock = (of: Leak, code = 'authority_part1') =>
  database.client.leakClock.findUniqueOrThrow({ where: { leakId_code: { leakId: of.id, code } } })
const target = async (of: Leak) => ({ ref: of.ref, version: (await reread(of)).version })
const merge = async () => mergeLeak(dpoThen, { ...(await target(duplicate)), into: leak.ref, reason: 'The same list' })

beforeEach(async () => {
  duplicate = await someLeak(database.client, reporter)
  leak = await someConfirmedLeak(database.client, movedTo(employee, late), movedTo(dpo, late))
})

test('the other leak counts from the earlier receipt, and is aware no later than that; the duplicate ends and is read', async () => {
  expect((await clock(leak)).startAt.toISOString()).toBe(late)
  const from = { ref: leak.ref, at: late, reason: 'Read' }
  expect(await setAware(movedTo(dpo, late), { ...from, version: leak.version })).toMatchObject({ ok: true })
  expect(await merge()).toMatchObject({ ok: true, value: { ref: duplicate.ref } })

  const first = (await clock(duplicate)).startAt
  expect(await clock(leak)).toMatchObject({ startAt: first, provisional: false, endedAt: null })
  expect(await clock(duplicate)).toMatchObject({ endKind: 'merged', endedAt: new Date(laterStill) })
  expect(await reread(duplicate)).toMatchObject({
    ...{ state: 'merged', mergedIntoId: leak.id, nextDueAt: null, stateReason: 'The same list' },
  })
  expect(await readLeak(dpoThen, duplicate.ref)).toMatchObject({ state: 'merged', mergedInto: { ref: leak.ref } })
  expect(await readLeak(dpoThen, leak.ref)).toMatchObject({ mergedFrom: [{ ref: duplicate.ref }] })
  const open = await leakPage(dpo.actor, laterStill, leakListState(dpo.actor, { 'f.open': 'true', size: '200' }))
  expect(open.rows.map(({ ref }) => ref)).toContain(leak.ref)
  expect(open.rows.map(({ ref }) => ref)).not.toContain(duplicate.ref)
  expect(await entriesAboutLeak(database.client, duplicate.id)).toContain('leak.merge')
  expect(await entriesAboutLeak(database.client, leak.id)).toContain('leak.absorb')
})

test('a closed leak is taken up again by an open duplicate, with the reason: its clock runs and can be worked on', async () => {
  await database.client.leak.update({
    where: { id: leak.id },
    data: { state: 'closed', closedAt: new Date(late), stateReason: 'Done' },
  })
  expect(await merge()).toMatchObject({ ok: true })
  expect(await reread(leak)).toMatchObject({ state: 'confirmed', closedAt: null })
  expect((await reread(leak)).stateReason).toContain('The same list')
  expect(await clock(leak)).toMatchObject({ endedAt: null })
  expect((await readLeak(dpoThen, leak.ref))?.can.update).toBe(true)
  const entry = await database.client.auditEntry.findFirstOrThrow({
    where: { action: 'leak.absorb', subjectId: leak.id },
  })
  for (const field of ['state', 'closedAt', 'mergedFrom']) expect(entry.body).toContain(`"field":"${field}"`)
})

test('without awareness the clock stays provisional, from the earlier receipt', async () => {
  expect(await merge()).toMatchObject({ ok: true })
  expect(await clock(leak)).toMatchObject({ startAt: duplicate.reportedAt, provisional: true })
  expect((await reread(leak)).reportedAt.toISOString()).toBe(late)
})

test('both reporters keep their status, which follows the leak that goes on; what they add reaches who handles it', async () => {
  await merge()
  expect(await ownReport(reporter, reporter.actor.id, duplicate.ref)).toMatchObject({ state: 'looked_at' })
  expect(await ownReport(employee, employee.actor.id, leak.ref)).toMatchObject({ state: 'looked_at' })
  const note = { ref: duplicate.ref, clientId: clientIdSchema.parse(randomUUID()), body: 'There was a second list' }
  expect(await addReporterNote(movedTo(reporter, laterStill), note)).toMatchObject({ ok: true })
  const [pressing] = (await pressingLeaks(database.client, laterStill)).filter(({ id }) => id === leak.id)
  expect(pressing?.notes).toMatchObject([{ byId: reporter.actor.id }])
})

test('what was reported to an authority is not merged; nor into itself, into none, or into what was no leak', async () => {
  expect(
    await recordReport(dpoThen, {
      ...{ ...(await target(leak)), kind: 'part1_filed', at: laterStill, reference: 'DBN-1', evidence: '' },
    }),
  ).toMatchObject({ ok: true })
  const wrongWay = { ...(await target(leak)), into: duplicate.ref, reason: 'x' }
  expect(await mergeLeak(dpoThen, wrongWay)).toMatchObject({ code: 'not_now', reason: 'leak_filed' })
  const asked = { ...(await target(duplicate)), reason: 'x' }
  for (const into of [duplicate.ref, 'L-2026-999'])
    expect(await mergeLeak(dpoThen, { ...asked, into })).toMatchObject({
      code: 'invalid',
      fields: { into: ['choose'] },
    })
  const none = await someLeak(database.client, reporter)
  await rejectLeak(dpo, { ...(await target(none)), reason: 'A drill' })
  expect(await mergeLeak(dpoThen, { ...asked, into: none.ref })).toMatchObject({ code: 'invalid' })
  const shown = await readLeak(dpo, duplicate.ref)
  const offered = shown ? (await mergeTargets(shown)).map(({ ref }) => ref) : []
  expect([offered.includes(leak.ref), offered.includes(none.ref), offered.includes(duplicate.ref)]).toEqual([
    true,
    false,
    false,
  ])
})

test('who was told in the other leak were other people, until somebody says why not', async () => {
  const found = async (of: Leak) =>
    setMoment(dpoThen, { ...(await target(of)), kind: 'high_risk_found', at: late, reason: '' })
  const notice = { at: laterStill, channel: 'email', number: 3 } as const
  const again = async (toldToo?: string) =>
    mergeLeak(dpoThen, { ...(await target(duplicate)), into: leak.ref, reason: 'The same list', toldToo })
  expect(await confirmLeak(dpoThen, { ...(await target(duplicate)), personalData: true, reason: '' })).toHaveProperty(
    'ok',
    true,
  )
  expect(await found(duplicate)).toHaveProperty('ok', true)
  expect(await found(leak)).toHaveProperty('ok', true)
  expect(await recordNotice(dpoThen, { ...(await target(leak)), ...notice })).toHaveProperty('ok', true)
  expect(await again()).toMatchObject({ code: 'invalid', fields: { toldToo: ['merge_not_told'] } })
  expect(await reread(duplicate)).toMatchObject({ state: 'confirmed', mergedIntoId: null })
  expect(await again('The letter went to the whole list')).toMatchObject({ ok: true })
  expect((await reread(duplicate)).stateReason).toBe('The same list\nThe letter went to the whole list')
})

test('what was decided in the other leak was decided without this report, until somebody says why it holds', async () => {
  const management = byRole.management
  const decision = { kind: 'authority', outcome: 'not_needed', reasonCode: 'risk_unlikely', grounds: 'Small' } as const
  expect(await signDecision(movedTo(management, laterStill), { ...(await target(leak)), ...decision })).toHaveProperty(
    'ok',
    true,
  )
  expect(await clock(leak)).toMatchObject({ endKind: 'not_needed' })
  expect(await merge()).toMatchObject({ code: 'invalid', fields: { toldToo: ['merge_not_told'] } })
  const asked = { ...(await target(duplicate)), into: leak.ref, reason: 'The same list', toldToo: 'It is one mail' }
  expect(await mergeLeak(dpoThen, asked)).toMatchObject({ ok: true })
})

test('the other way round nothing is asked: their clock runs on', async () => {
  const high = { kind: 'high_risk_found', at: late, reason: '' } as const
  const confirmed = await confirmLeak(dpoThen, { ...(await target(duplicate)), personalData: true, reason: '' })
  expect(confirmed).toHaveProperty('ok', true)
  for (const of of [duplicate, leak]) await setMoment(dpoThen, { ...(await target(of)), ...high })
  const notice = { at: laterStill, channel: 'email', number: 3 } as const
  await recordNotice(dpoThen, { ...(await target(duplicate)), ...notice })
  expect(await merge()).toMatchObject({ ok: true })
  expect(await clock(leak, 'people_law')).toMatchObject({ endedAt: null })
})

test('two merges crosswise: one is done, the other is refused', async () => {
  const [one, two] = await Promise.all([
    mergeLeak(dpoThen, { ...(await target(duplicate)), into: leak.ref, reason: 'x' }),
    mergeLeak(dpoThen, { ...(await target(leak)), into: duplicate.ref, reason: 'x' }),
  ])
  expect([one.ok, two.ok].sort()).toEqual([false, true])
})

test('what was merged into the duplicate follows it', async () => {
  const third = await someLeak(database.client, reporter)
  const into = { into: duplicate.ref, reason: 'x' }
  expect(await mergeLeak(dpoThen, { ...(await target(third)), ...into })).toMatchObject({ ok: true })
  expect(await merge()).toMatchObject({ ok: true })
  expect(await reread(third)).toMatchObject({ mergedIntoId: leak.id })
})

test.each(others)('%s merges nothing: an absent leak', async (role) => {
  const asked = { ...(await target(duplicate)), into: leak.ref, reason: 'x' }
  expect(await mergeLeak(byRole[role], asked)).toEqual({ ok: false, code: 'not_found' })
  expect(await reread(duplicate)).toMatchObject({ state: 'received', version: duplicate.version })
})
