import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { person } from '@/lib/access/testing/people'
import { Refusal } from '@/lib/errors/refusal'
import { contained, parseInput } from './guard'
import { handler, reader } from './handler'

const { asked, denied } = vi.hoisted(() => ({ asked: { actor: null as Actor | null }, denied: vi.fn() }))
vi.mock('server-only', () => ({}))
vi.mock('@/lib/db/client', () => ({ db: () => ({ organisation: { findUnique: async () => null } }) }))
vi.mock('@/lib/access/session/current', () => ({ currentActor: async () => asked.actor }))
vi.mock('./denial', () => ({ recordDenial: denied }))

const own = 'http://localhost:3030'
const run = vi.fn(async () => ({ ok: true as const, value: 'done' }))
const door = handler({
  name: 'test.post',
  permission: { resource: 'user', verb: 'create' },
  input: z.object({ name: z.string() }),
  run,
})

function send(body: string, headers: Record<string, string> = {}) {
  const all = { origin: own, host: 'localhost:3030', 'content-type': 'application/json', ...headers }
  return door(new Request(`${own}/api/test`, { method: 'POST', body, headers: all }))
}

beforeEach(() => {
  asked.actor = person(['admin'])
  run.mockClear()
  denied.mockClear()
})

describe('handler', () => {
  it('runs for who may', async () => {
    const answer = await send('{"name":"x"}')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true, value: 'done' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each<[string, string, Record<string, string>, number]>([
    ['a foreign origin', '{"name":"x"}', { origin: 'https://evil.example' }, 403],
    ['no origin', '{"name":"x"}', { origin: '' }, 403],
    ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{"name":"x"}', { 'content-type': 'text/plain' }, 415],
    ['a long body', `{"name":"${'x'.repeat(5_000)}"}`, {}, 413],
    ['a long body by its own word', '{"name":"x"}', { 'content-length': '100000000' }, 413],
    ['no JSON', '{"name":', {}, 400],
    ['what has no bottom', `{"name":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, {}, 400],
    ['an operator', '{"name":{"not":""}}', {}, 400],
    ['a field too many', '{"name":"x","role":"admin"}', {}, 400],
    ['a prototype', '{"name":"x","__proto__":{"admin":true}}', {}, 400],
  ])('refuses %s', async (_, body, headers, status) => {
    expect((await send(body, headers)).status).toBe(status)
    expect(run).not.toHaveBeenCalled()
  })

  it('asks who before it looks at what', async () => {
    asked.actor = null
    expect((await send('{"name":')).status).toBe(401)
    asked.actor = person(['employee', 'editor', 'dpo'])
    const answer = await send('{"name":"x"}')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ ok: false, code: 'not_found' })
    expect(denied).toHaveBeenCalledOnce()
    expect(denied.mock.calls[0]?.[1]).toBe('user.create')
  })
})

describe('reader', () => {
  const file = reader({
    name: 'test.get',
    permission: 'signed_in',
    input: z.object({ id: z.string() }),
    run: async (_, { id }) => new Response(id),
  })
  const get = (url: string, id: string, headers = {}) =>
    file(new Request(`${own}${url}`, { headers }), { params: Promise.resolve({ id }) })

  it('takes the parameters of the route before those of the query, and is never kept', async () => {
    const answer = await get('/api/x?id=evil', 'good')
    expect(await answer.text()).toBe('good')
    expect(answer.headers.get('cache-control')).toContain('no-store')
  })

  it('refuses what it does not know, strangers, and other sites', async () => {
    expect((await get('/api/x?debug=1', 'good')).status).toBe(400)
    expect((await get('/api/x', 'good', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    asked.actor = null
    expect((await get('/api/x', 'good')).status).toBe(401)
  })
})

describe('contained', () => {
  it('turns a denial into absence, and keeps other refusals', async () => {
    const failing = (error: unknown) => contained('test', 'id', async () => Promise.reject(error))
    expect(await failing(new Refusal('denied', { reason: 'user.read' }))).toEqual({ ok: false, code: 'not_found' })
    expect(await failing(new Refusal('stale'))).toEqual({ ok: false, code: 'stale' })
  })

  it('answers 503 and when to ask again where the database is too busy', async () => {
    run.mockRejectedValueOnce(new Error('timeout exceeded when trying to connect'))
    const answer = await send('{"name":"x"}')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ ok: false, code: 'unavailable' })
  })

  it('says nothing about what nobody expected', async () => {
    const result = await contained('test', 'the-id', async () => Promise.reject(new Error('column "secret" of table')))
    expect(result).toEqual({ ok: false, code: 'unavailable', data: { requestId: 'the-id' } })
  })
})

it('names the fields that are wrong', () => {
  const schema = z.object({ name: z.string().min(1) }).superRefine(() => {})
  expect(parseInput(schema, { name: '' })).toEqual({ ok: false, code: 'invalid', fields: { name: ['required'] } })
  expect(parseInput(schema, { name: 'x', other: 1 })).toMatchObject({ code: 'invalid' })
  expect(parseInput(schema, null)).toMatchObject({ code: 'invalid' })
  expect(parseInput(schema, { name: 'x' })).toEqual({ ok: true, value: { name: 'x' } })
})
