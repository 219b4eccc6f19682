import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { type PostedFields, posted, postedFiles, valuesByName } from './posted'

vi.mock('server-only', () => ({}))
vi.mock('@/lib/db/client', () => ({ db: () => ({ organisation: { findUnique: async () => null } }) }))
vi.mock('@/lib/access/session/current', () => ({ currentActor: async () => null }))
vi.mock('./denial', () => ({ recordDenial: vi.fn() }))

const own = 'http://localhost:3030'
const input = z.object({ token: z.string() })
const run = vi.fn(
  async (_: CommandContext, __: { token: string }, ___: PostedFields) =>
    new Response(null, { status: 303, headers: { location: '/x' } }),
)
const form = posted({ name: 'test.form', input, run })
const files = postedFiles({
  name: 'test.files',
  input,
  run: async () => ({ ok: false as const, code: 'not_found' as const }),
})
const urlencoded = 'application/x-www-form-urlencoded'

function send(door: typeof form, body: string, headers: Record<string, string> = {}) {
  const all = { origin: own, host: 'localhost:3030', 'content-type': urlencoded, ...headers }
  const request = new Request(`${own}/api/test/abc`, { method: 'POST', body, headers: all })
  return door(request, { params: Promise.resolve({ token: 'abc' }) })
}

beforeEach(() => {
  run.mockClear()
})

describe('a form that a page without scripts posts', () => {
  it('of a route without parts that vary runs too', async () => {
    const still = posted({
      name: 'test.still',
      input: z.object({}),
      run: async () => new Response(null, { status: 303 }),
    })
    const all = { origin: own, host: 'localhost:3030', 'content-type': urlencoded }
    const request = new Request(`${own}/api/test`, { method: 'POST', body: 'a=1', headers: all })
    const none: unknown = undefined
    // Next hands such a route nothing, whatever its types say.
    const params = Promise.resolve(none as Record<string, string>)
    expect((await still(request, { params })).status).toBe(303)
  })

  it('runs as a visitor, with every value of every name, and says where the browser goes on', async () => {
    const answer = await send(form, 'a=1&a=2&b=')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const [context, params, sent] = run.mock.calls[0] ?? []
    expect(context?.actor).toEqual({ kind: 'system', name: 'visitor' })
    expect(params).toEqual({ token: 'abc' })
    expect(sent?.fields).toEqual({ a: ['1', '2'], b: [''] })
  })

  it('with nothing behind its door leads a browser to a page that says so, and tells a program', async () => {
    const away = posted({
      name: 'test.gone',
      input,
      gone: ({ token }) => `/gone/${token}`,
      run: async () => ({ ok: false as const, code: 'not_found' as const }),
    })
    const answer = await send(away, 'a=1', { accept: 'text/html,application/xhtml+xml' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/gone/abc'])
    expect((await send(away, 'a=1', { accept: '*/*' })).status).toBe(404)
  })

  it.each<[string, string, Record<string, string>, number]>([
    ['a foreign origin', 'a=1', { origin: 'https://evil.example' }, 403],
    ['an origin that is hidden', 'a=1', { origin: 'null' }, 403],
    ['no origin', 'a=1', { origin: '' }, 403],
    ['JSON', '{"a":1}', { 'content-type': 'application/json' }, 415],
    ['files', 'a=1', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a long body', `a=${'x'.repeat(5_000)}`, {}, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    expect((await send(form, body, headers)).status).toBe(status)
    expect(run).not.toHaveBeenCalled()
  })

  it('answers a refusal of its command by its status', async () => {
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await send(files, '', multipart)).status).toBe(404)
    expect((await send(files, 'a=1')).status).toBe(415)
  })
})

it('a name is never taken for what every object has', () => {
  const pairs = [...new URLSearchParams('__proto__=x&constructor=y&toString=z&constructor=w')]
  const values = valuesByName(pairs)
  expect(Object.entries(values)).toEqual([
    ['__proto__', ['x']],
    ['constructor', ['y', 'w']],
    ['toString', ['z']],
  ])
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
})
