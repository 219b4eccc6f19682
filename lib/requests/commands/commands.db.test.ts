import { beforeEach, describe, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { PersonRequest } from '@/lib/db/generated/client'
import { fieldErrors } from '@/lib/errors/fields'
import type { Result } from '@/lib/errors/refusal'
import { calendarDateSchema } from '@/lib/time/types'
import { decideInput, extendInput, receiveInput, settleIdentityInput, withdrawInput } from '../facts/schema'
import { entriesAboutRequest, must, requestInput, someRequest, targetOf } from '../testing/some-request'
import { addNote } from './add-note'
import { askIdentity, settleIdentity } from './check-identity'
import { closeRequest, reopenRequest, withdrawRequest } from './close-request'
import { confirmReceipt } from './confirm-receipt'
import { correctRequest } from './correct-request'
import { decideRequest } from './decide-request'
import { executeRequest } from './execute-request'
import { extendRequest } from './extend-request'
import { mergeRequest } from './merge-request'
import { receiveRequest } from './receive-request'
import { setHandler } from './set-handler'

const { database, dpo, editor, byRole } = someOffice()
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const absent = { ok: false, code: 'not_found' }
const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-06-02')
let request: PersonRequest

beforeEach(async () => {
  request = await someRequest(database.client, dpo)
})
const rowOf = (ref = request.ref) => database.client.personRequest.findUniqueOrThrow({ where: { ref } })
const target = (ref = request.ref) => targetOf(database.client, ref)
const entries = () => entriesAboutRequest(database.client, request.id)
const lastBody = async () => (await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })).body
const known = async (ref = request.ref) =>
  must(settleIdentity(dpo, { ...(await target(ref)), how: 'same_address', on: today, note: '' }))

describe('a request is written down', () => {
  test('with a number, clocks from its arrival, and everything about the person sealed', async () => {
    expect(request).toMatchObject({ ref: expect.stringMatching(/^Q-2026-\d{3}$/), state: 'open', version: 1 })
    expect(request.nextDueAt?.toISOString()).toBe('2026-07-01T22:00:00.000Z')
    expect(request.matchKeys).toHaveLength(2)
    expect(JSON.stringify(request)).not.toContain('CANARY')
    expect(Buffer.from(request.sealed ?? []).toString('latin1')).not.toContain('CANARY')
    expect(await entries()).toEqual(['request.receive'])
    expect(await lastBody()).toContain('"field":"right"')
    expect(await lastBody()).not.toContain('CANARY')
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['no way to answer', { email: '' }, 'email', 'request_no_way'],
    ['no name', { name: ' ' }, 'name', 'required'],
    ['no e-mail address', { email: 'somebody' }, 'email', 'email'],
    ['a right that is none', { right: 'attention' }, 'right', 'required'],
    ['a kind of person that is none', { peopleCategory: 'martian' }, 'peopleCategory', 'required'],
    ['no day', { receivedOn: '' }, 'receivedOn', 'required'],
    ['a day that no calendar has', { receivedOn: '2026-02-30' }, 'receivedOn', 'invalid_date'],
    ['a year of no record', { receivedOn: '1026-06-02' }, 'receivedOn', 'date_out_of_range'],
    ['50,000 characters', { words: 'x'.repeat(50_000) }, 'words', 'too_long.20000'],
  ])('is not taken with %s', (_, more, field, problem) => {
    const { error } = receiveInput.safeParse({ ...requestInput(), ...more })
    expect(error && fieldErrors(error)).toMatchObject({ [field]: [problem] })
  })

  test('is not taken with a day that lies ahead, and nothing is written', async () => {
    const before = await database.client.personRequest.count()
    const result = await receiveRequest(dpo, requestInput({ receivedOn: '2026-06-03' }))
    expect(result).toMatchObject({ code: 'invalid', fields: { receivedOn: ['in_future'] } })
    expect(await database.client.personRequest.count()).toBe(before)
  })

  test('two at once have two numbers', async () => {
    const made = await Promise.all([1, 2, 3].map(() => must(receiveRequest(dpo, requestInput()))))
    expect(new Set(made.map(({ ref }) => ref)).size).toBe(3)
  })

  test('a phone or an address is a way to answer too', () => {
    for (const more of [
      { email: '', phone: '09 279 98 57' },
      { email: '', address: 'Korte Meer 4, Gent' },
    ])
      expect(receiveInput.safeParse({ ...requestInput(), ...more }).success).toBe(true)
  })
})

describe('each command asks its right, says what it did, and refuses what cannot be', () => {
  type Run = (by: Someone) => Promise<Result<unknown>>
  const asked = async () => ({ ...requestInput(), reason: 'Typed wrongly' })
  const commands: [string, Run][] = [
    ['receive', (by) => receiveRequest(by, requestInput())],
    ['correct', async (by) => correctRequest(by, await target(), await asked())],
    ['receipt', async (by) => confirmReceipt(by, { ...(await target()), on: today })],
    ['identity', async (by) => askIdentity(by, { ...(await target()), on: today, note: 'Another address' })],
    [
      'extend',
      async (by) => extendRequest(by, { ...(await target()), why: 'complex', on: today, reason: 'Old archives' }),
    ],
    ['handler', async (by) => setHandler(by, { ...(await target()), handlerId: dpo.actor.id })],
    ['note', (by) => addNote(by, { ref: request.ref, on: today, body: 'CANARY-NOTE' })],
    [
      'decide',
      async (by) =>
        decideRequest(by, { ...(await target()), decision: 'refused', ground: 'no_data', reason: 'Nothing' }),
    ],
    ['withdraw', async (by) => withdrawRequest(by, { ...(await target()), on: today, reason: 'By phone' })],
  ]

  test.each(commands)('%s', async (name, run) => {
    for (const role of others) expect(await run(byRole[role])).toEqual(absent)
    expect(await entries()).toEqual(['request.receive'])
    expect(await run(dpo)).toMatchObject({ ok: true })
    if (name !== 'receive') expect((await entries()).at(-1)).toBe(`request.${name}`)
    expect(await lastBody()).not.toContain('CANARY')
  })

  test.each<[string, (of: { ref: string; version: number }) => Promise<Result<unknown>>]>([
    ['confirmReceipt', (of) => confirmReceipt(dpo, { ...of, on: today })],
    ['setHandler', (of) => setHandler(dpo, { ...of, handlerId: null })],
    ['closeRequest', (of) => closeRequest(dpo, { ...of, reason: 'Done' })],
  ])('%s of a version that is no longer the newest is stale, and of none is absent', async (_, run) => {
    expect(await run({ ref: request.ref, version: 7 })).toMatchObject({ code: 'stale', data: { version: 1 } })
    expect(await run({ ref: 'Q-2026-999', version: 1 })).toEqual(absent)
  })

  test('two who change the same one at once: one does, the other is told', async () => {
    const of = await target()
    const results = await Promise.all([1, 2].map(() => confirmReceipt(dpo, { ...of, on: today })))
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['ok', 'stale'])
  })
})

describe('what was written down is corrected', () => {
  test('and the clocks follow; what changed of the person stands nowhere in clear', async () => {
    const input = {
      ...requestInput({ receivedOn: '2026-05-31', name: 'CANARY-OTHER' }),
      reason: 'It lay in the letterbox',
    }
    await must(correctRequest(dpo, await target(), input))
    expect((await rowOf()).nextDueAt?.toISOString()).toBe('2026-06-30T22:00:00.000Z')
    expect(await lastBody()).toContain('"field":"sealedWords"')
  })

  test.each([
    ['2026-06-03', 'in_future'],
    ['2026-06-02', 'after_done'],
  ])('to %s: %s', async (receivedOn, problem) => {
    await must(confirmReceipt(dpo, { ...(await target()), on: day('2026-06-01') }))
    const input = { ...requestInput(), receivedOn: day(receivedOn), reason: 'x' }
    expect(await correctRequest(dpo, await target(), input)).toMatchObject({ fields: { receivedOn: [problem] } })
  })
})

describe('identity', () => {
  const settle = async (more: object) =>
    settleIdentity(
      dpo,
      settleIdentityInput.parse({ ...(await target()), how: 'document_copy', on: today, note: '', ...more }),
    )

  test('a copy of a document is refused where nobody doubts, and says why', async () => {
    expect(await settle({})).toMatchObject({ code: 'invalid', fields: { how: ['identity_copy'] } })
    expect((await rowOf()).identityHow).toBeNull()
  })

  test('with doubts a copy needs its reason', async () => {
    await must(askIdentity(dpo, { ...(await target()), on: today, note: 'Two people of this name' }))
    expect(await settle({})).toMatchObject({ fields: { note: ['required'] } })
    expect(await settle({ note: 'Nothing else settles it; destroyed after' })).toMatchObject({ ok: true })
    expect(await rowOf()).toMatchObject({ identityGivenOn: new Date('2026-06-02') })
  })

  test('once it is known it is not asked', async () => {
    await known()
    expect(await askIdentity(dpo, { ...(await target()), on: today, note: 'x' })).toMatchObject({
      reason: 'identity_known',
    })
    expect((await rowOf()).identityGivenOn).toBeNull()
  })

  test('nothing is granted to who is not known; a refusal because of that is possible', async () => {
    const decide = async (more: object) =>
      decideRequest(dpo, decideInput.parse({ ...(await target()), ground: null, reason: '', ...more }))
    expect(await decide({ decision: 'granted' })).toMatchObject({ reason: 'identity_open' })
    expect(await decide({ decision: 'refused', ground: 'not_identified', reason: 'No answer' })).toMatchObject({
      ok: true,
    })
  })

  test.each([
    [{ decision: 'refused', ground: null, reason: 'x' }, 'ground'],
    [{ decision: 'partly', ground: 'legal_duty', reason: '' }, 'reason'],
  ])('a refusal has its ground and reasons: %j', (more, field) => {
    const { error } = decideInput.safeParse({ ref: 'Q-2026-001', version: 1, ...more })
    expect(error?.issues[0]?.path).toEqual([field])
  })
})

describe('the time is extended', () => {
  const extend = async (more: object, ref = request.ref) =>
    extendRequest(
      dpo,
      extendInput.parse({ ...(await target(ref)), why: 'many', on: today, reason: 'Many files', ...more }),
    )

  test('once, with reasons, and the clock ends two months later', async () => {
    expect(await extend({})).toMatchObject({ ok: true })
    expect((await rowOf()).nextDueAt?.toISOString()).toBe('2026-09-01T22:00:00.000Z')
    expect(await extend({})).toMatchObject({ reason: 'extend_extended' })
  })

  test.each([
    ['ahead', '2026-06-03', 'in_future'],
    ['before it came', '2026-05-01', 'before_receipt'],
  ])('not on a day %s', async (_, on, problem) => {
    expect(await extend({ on })).toMatchObject({ fields: { on: [problem] } })
  })

  test('not after the month, and not where there is no term', async () => {
    const old = await someRequest(database.client, dpo, { receivedOn: '2026-04-20' })
    expect(await extend({}, old.ref)).toMatchObject({ fields: { on: ['extend_too_late'] } })
    const complaint = await someRequest(database.client, dpo, { right: 'complaint' })
    expect(await extend({}, complaint.ref)).toMatchObject({ reason: 'extend_no_term' })
  })

  test('never without a reason', () => {
    const { error } = extendInput.safeParse({
      ref: 'Q-2026-001',
      version: 1,
      why: 'many',
      on: '2026-06-02',
      reason: ' ',
    })
    expect(error?.issues[0]).toMatchObject({ path: ['reason'], message: 'required' })
  })
})

describe('what is done at once', () => {
  test('is never refused, and its clock ends when it is done; nothing else is at once', async () => {
    const { ref } = await someRequest(database.client, dpo, { right: 'objection_marketing' })
    expect((await rowOf(ref)).nextDueAt?.toISOString()).toBe('2026-06-02T22:00:00.000Z')
    const refused = { ...(await target(ref)), decision: 'refused', ground: 'compelling_grounds', reason: 'x' } as const
    expect(await decideRequest(dpo, refused)).toMatchObject({ fields: { decision: ['absolute_right'] } })
    for (const role of others)
      expect(await executeRequest(byRole[role], { ...(await target(ref)), on: today, note: 'x' })).toEqual(absent)
    await must(executeRequest(dpo, { ...(await target(ref)), on: today, note: 'Taken off the list' }))
    expect((await rowOf(ref)).nextDueAt?.toISOString()).toBe('2026-07-01T22:00:00.000Z')
    expect(await executeRequest(dpo, { ...(await target()), on: today, note: 'x' })).toMatchObject({
      reason: 'not_at_once',
    })
  })
})

describe('its end', () => {
  test('it is not closed while an answer is owed, and a complaint can be', async () => {
    expect(await closeRequest(dpo, { ...(await target()), reason: 'x' })).toMatchObject({
      reason: 'request_unanswered',
    })
    const { id, ref } = await someRequest(database.client, dpo, { right: 'complaint', authorityDueOn: '2026-06-20' })
    expect((await rowOf(ref)).nextDueAt?.toISOString()).toBe('2026-06-20T22:00:00.000Z')
    await must(closeRequest(dpo, { ...(await target(ref)), reason: 'The authority dropped it' }))
    expect(await entriesAboutRequest(database.client, id)).toEqual(['request.receive', 'request.close'])
    for (const role of others)
      expect(await reopenRequest(byRole[role], { ...(await target(ref)), reason: 'x' })).toEqual(absent)
    await must(reopenRequest(dpo, { ...(await target(ref)), reason: 'It came back' }))
    expect(await rowOf(ref)).toMatchObject({ state: 'open', closedAt: null })
  })

  test('taken back, its clock ends; a second time it cannot be', async () => {
    const back = async () =>
      withdrawRequest(dpo, withdrawInput.parse({ ...(await target()), on: '2026-06-02', reason: 'By phone' }))
    expect(await back()).toMatchObject({ ok: true })
    expect(await rowOf()).toMatchObject({ state: 'withdrawn', nextDueAt: null })
    expect(await back()).toMatchObject({ reason: 'request_state' })
  })

  test('the same twice becomes one, which counts from the earlier receipt', async () => {
    const second = await someRequest(database.client, dpo, { receivedOn: '2026-05-20' })
    const merge = async (into: string, by = dpo, ref = second.ref) =>
      mergeRequest(by, { ...(await target(ref)), into, reason: '' })
    for (const role of others) expect(await merge(request.ref, byRole[role])).toEqual(absent)
    const other = await someRequest(database.client, dpo, { right: 'erasure' })
    for (const into of [second.ref, other.ref, 'Q-2026-999'])
      expect(await merge(into)).toMatchObject({ fields: { into: ['choose'] } })
    await must(merge(request.ref))
    expect(await rowOf(second.ref)).toMatchObject({ state: 'merged', mergedIntoId: request.id, nextDueAt: null })
    expect(await rowOf()).toMatchObject({ state: 'open', receivedOn: new Date('2026-05-20') })
    expect((await entries()).at(-1)).toBe('request.absorb')
    expect((await entriesAboutRequest(database.client, second.id)).at(-1)).toBe('request.merge')
  })
})

test('its handler is somebody who may handle requests', async () => {
  expect(await setHandler(dpo, { ...(await target()), handlerId: editor.actor.id })).toMatchObject({
    fields: { handlerId: ['choose'] },
  })
  expect(await setHandler(dpo, { ...(await target()), handlerId: dpo.actor.id })).toMatchObject({ ok: true })
})
