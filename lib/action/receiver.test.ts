import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { person } from '@/lib/access/testing/people'
import type { Result } from '@/lib/errors/refusal'
import { receiver, type UploadBody } from './receiver'

const { asked, denied } = vi.hoisted(() => ({ asked: { actor: null as Actor | null }, denied: vi.fn() }))
vi.mock('server-only', () => ({}))
vi.mock('@/lib/db/client', () => ({ db: () => ({ organisation: { findUnique: async () => null } }) }))
vi.mock('@/lib/access/session/current', () => ({ currentActor: async () => asked.actor }))
vi.mock('./denial', () => ({ recordDenial: denied }))

const own = 'http://localhost:3030'
const run = vi.fn(async (_context: unknown, _input: { name: string }, _sent: UploadBody): Promise<Result<string>> => {
  return { ok: true, value: 'done' }
})
const door = receiver({
  name: 'test.put',
  permission: { resource: 'user', verb: 'create' },
  input: z.object({ name: z.string().max(10) }),
  run,
})

function send(query: string, headers: Record<string, string> = {}) {
  const all = { origin: own, host: 'localhost:3030', 'content-type': 'application/octet-stream', ...headers }
  return door(new Request(`${own}/api/test?${query}`, { method: 'PUT', body: 'bytes', headers: all }))
}

beforeEach(() => {
  asked.actor = person(['admin'])
  run.mockClear()
  denied.mockClear()
})

describe('receiver', () => {
  it('hands the unread body and the query to who may', async () => {
    const answer = await send('name=x', { 'content-length': '5' })
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true, value: 'done' }])
    const [, input, sent] = run.mock.calls[0] ?? []
    expect(input).toEqual({ name: 'x' })
    expect(sent?.declaredSize).toBe(5)
    expect(await new Response(sent?.body).text()).toBe('bytes')
  })

  it.each<[string, string, Record<string, string>, number]>([
    ['a foreign origin', 'name=x', { origin: 'https://evil.example' }, 403],
    ['no origin', 'name=x', { origin: '' }, 403],
    ['a form', 'name=x', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a type that needs no asking', 'name=x', { 'content-type': 'text/plain' }, 415],
    ['NUL in a value', 'name=a%00b', {}, 400],
    ['NUL in a name', 'name=a&x%00=b', {}, 400],
    ['a field too many', 'name=x&role=admin', {}, 400],
    ['a long value', 'name=xxxxxxxxxxx', {}, 400],
    ['nothing', '', {}, 400],
  ])('refuses %s', async (_, query, headers, status) => {
    expect((await send(query, headers)).status).toBe(status)
    expect(run).not.toHaveBeenCalled()
  })

  it('says 413 of what is too large', async () => {
    run.mockResolvedValueOnce({ ok: false, code: 'invalid', reason: 'file_too_large' })
    const answer = await send('name=x')
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { ok: false, code: 'invalid', reason: 'file_too_large' },
    ])
  })

  it.each([
    ['nobody', null, 401, 0],
    ['somebody without the right', person(['employee']), 404, 1],
  ])('is closed to %s, before a byte is read', async (_, actor, status, denials) => {
    asked.actor = actor
    expect((await send('name=x')).status).toBe(status)
    expect(denied).toHaveBeenCalledTimes(denials)
    expect(run).not.toHaveBeenCalled()
  })
})
