import { afterEach, expect, test, vi } from 'vitest'
import { unreachable } from '@/components/form/model/answer'
import { newDraft, sendDraft } from './draft'

const fresh = newDraft({ phone: '', language: 'nl', zone: 'Europe/Brussels' })
const draft = { ...fresh, answers: { ...fresh.answers, happened: 'other' as const } }
const receipt = { ref: 'L-2026-001', receivedText: 'now', alerted: ['Dana'] }
afterEach(() => vi.unstubAllGlobals())

const answering = (status: number, body: unknown) => vi.stubGlobal('fetch', async () => Response.json(body, { status }))

test.each<[string, number, unknown, unknown]>([
  ['a whole receipt', 200, { ok: true, value: receipt }, { ok: true, value: receipt }],
  ['a page of a hotel network', 200, { welcome: true }, { ok: false, code: 'invalid' }],
  ['half a receipt', 200, { ok: true, value: { ref: 'L-2026-001' } }, { ok: false, code: 'invalid' }],
  ['a session that ended', 401, { ok: false }, { ok: false, code: 'signed_out' }],
  ['too many', 429, { ok: false }, { ok: false, code: 'too_many' }],
  ['a server in trouble', 503, { ok: false }, { ok: false, code: 'unavailable' }],
  ['a refusal', 400, { ok: false, code: 'invalid' }, { ok: false, code: 'invalid' }],
])('%s', async (_name, status, body, outcome) => {
  answering(status, body)
  expect(await sendDraft(draft)).toEqual(outcome)
})

test('an answer that is no JSON, and no connection, keep it waiting', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 200 }))
  expect(await sendDraft(draft)).toEqual(unreachable)
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')))
  await expect(sendDraft(draft)).rejects.toThrow('offline')
})

test('every send of one draft carries the same id', async () => {
  const ids: unknown[] = []
  vi.stubGlobal('fetch', async (_url: string, init: { body: string }) => {
    ids.push(JSON.parse(init.body).clientId)
    return Response.json({}, { status: 503 })
  })
  await sendDraft(draft)
  await sendDraft(draft)
  expect(ids).toEqual([draft.clientId, draft.clientId])
})
