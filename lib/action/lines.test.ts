import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { noteIncomingRequests } from '@/lib/access/request/incoming'
import { person } from '@/lib/access/testing/people'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { catchLog } from '@/lib/log/testing/lines'
import { logUnexpected } from '@/lib/log/unexpected'
import { requestIdHere } from '@/lib/log/visit'
import { action } from './action'
import { gate, pageContext } from './gate'
import { handler, reader } from './handler'
import { receiver } from './receiver'

const asked = vi.hoisted(() => ({ actor: null as Actor | null, headers: new Headers() }))
vi.mock('server-only', () => ({}))
vi.mock('next/headers', () => ({ headers: async () => asked.headers }))
vi.mock('@/lib/access/session/current', () => ({ currentActor: async () => asked.actor }))
vi.mock('@/lib/access/past/as-of', () => ({ shutByAsOf: async () => false }))
vi.mock('@/lib/db/client', () => ({
  db: () => ({ $transaction: async () => {}, organisation: { findUnique: async () => null } }),
}))

const title = 'Mailing naar verkeerde klanten, gemeld door Nele Janssens'
const ids: string[] = []
const right = { resource: 'user', verb: 'create' } as const
const input = z.object({ title: z.string().max(80) })

type Behaviour = 'ok' | 'refused' | 'denied' | 'thrown' | 'slow'
let behaviour: Behaviour = 'ok'
let release = () => {}

/** What every door below does, whatever it is made of. */
async function run({ requestId }: { requestId: string }): Promise<Result<string>> {
  ids.push(requestId)
  if (behaviour === 'slow')
    await new Promise<void>((resolve) => {
      release = resolve
    })
  if (behaviour === 'refused') throw new Refusal('in_use', { data: title })
  if (behaviour === 'denied') throw new Refusal('denied', { reason: 'user.create' })
  if (behaviour === 'thrown') throw new TypeError(`cannot keep ${title}`)
  return { ok: true, value: title }
}

const post = handler({ name: 'test.post', permission: right, input, run })
const get = reader({
  name: 'test.get',
  permission: right,
  input,
  run: async (context) => {
    const result = await run(context)
    return result.ok ? new Response(title) : result
  },
})
const put = receiver({ name: 'test.put', permission: right, input, run })
const act = action({ name: 'test.act', permission: right, input, run })

/** A page as Next renders it: a gate, then whatever the page does; what is let through is told to instrumentation. */
async function page(): Promise<Response> {
  try {
    const context = await pageContext(await gate('user', 'create'))
    if (behaviour !== 'denied') await run(context)
    return new Response(title)
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
    if (digest.startsWith('NEXT_REDIRECT')) return new Response(null, { status: 307 })
    if (digest.startsWith('NEXT_')) return new Response(null, { status: 404 })
    logUnexpected('next', requestIdHere(), error)
    return new Response(null, { status: 500 })
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const sent = { params: Promise.resolve({}) }
  if (pathname === '/api/post') return post(request)
  if (pathname === '/api/get') return get(request, sent)
  if (pathname === '/api/put') return put(request)
  if (request.method === 'POST') return Response.json(await act(z.array(z.unknown()).parse(await request.json())[0]))
  return page()
}

async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: Buffer[] = []
  for await (const chunk of request) body.push(chunk)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const init = body.length > 0 ? { body: Buffer.concat(body).toString() } : {}
  const result = await answer(
    new Request(`${origin}${request.url}`, { method: request.method ?? 'GET', headers, ...init }),
  )
  response.statusCode = result.status
  response.end(Buffer.from(await result.arrayBuffer()))
}

let server: Server
/** Where Dertig listens unless it is told otherwise. */
const own = 'http://127.0.0.1:3030'
let origin = ''
const caught = catchLog()
/** The line comes after the answer, on a busy machine some time after. */
const patience = { timeout: 4_000, interval: 5 }
const listener: RequestListener = (request, response) => void listen(request, response)

beforeAll(async () => {
  noteIncomingRequests()
  server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port }: AddressInfo = z
    .object({ address: z.string(), family: z.string(), port: z.number() })
    .parse(server.address())
  origin = `http://127.0.0.1:${port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  caught.clear()
  ids.length = 0
  asked.actor = person(['admin'])
})

const query = `title=${encodeURIComponent(title)}`
const json = JSON.stringify({ title })
type Knock = { kind: string; door: string; path: string; method: string; type?: string; body?: string }
const doors: Knock[] = [
  { kind: 'action', door: 'test.act', path: `/leaks/LEK-2026-0001?q=${query}`, method: 'POST', body: `[${json}]` },
  { kind: 'route', door: 'test.post', path: '/api/post', method: 'POST', type: 'application/json', body: json },
  { kind: 'route', door: 'test.get', path: `/api/get?${query}`, method: 'GET' },
  {
    kind: 'route',
    door: 'test.put',
    path: `/api/put?${query}`,
    method: 'PUT',
    type: 'application/octet-stream',
    body: title,
  },
  { kind: 'page', door: '/registers/[register]/[ref]', path: `/registers/activities/RPA-1?${query}`, method: 'GET' },
]

async function knock({ path, method, type = 'text/plain', body }: Knock, from = own, site = 'same-origin') {
  asked.headers = new Headers({ origin: from, host: new URL(origin).host })
  const forged = { 'x-request-id': 'forged', 'next-action': 'a'.repeat(42) }
  const headers = { ...forged, origin: from, 'content-type': type, 'sec-fetch-site': site }
  const response = await fetch(`${origin}${path}`, { method, headers, redirect: 'manual', ...(body ? { body } : {}) })
  await response.arrayBuffer()
  await vi.waitFor(() => expect(caught.lines().length).toBeGreaterThan(0), patience)
  return response
}

const someone = person(['admin'])
const cases: [string, Behaviour, Actor | null, Record<string, unknown>][] = [
  ['ok', 'ok', someone, { outcome: 'ok' }],
  ['a refusal', 'refused', someone, { outcome: 'refused', code: 'in_use' }],
  ['a denial inside', 'denied', someone, { outcome: 'denied' }],
  ['somebody without the right', 'ok', person(['employee']), { outcome: 'denied', code: 'user.create' }],
  ['nobody', 'ok', null, { outcome: 'refused', code: 'signed_out' }],
  ['an error', 'thrown', someone, { outcome: 'failed', code: 'TypeError', level: 50 }],
]

it.each(
  doors.flatMap((door) =>
    cases
      // A page never refuses or denies by a value: what it may not show is not found.
      .filter(([, does]) => door.kind !== 'page' || does === 'ok' || does === 'thrown')
      .map(([what, does, actor, expected]) => ({ ...door, what, does, actor, expected })),
  ),
)(
  '$door, $what: one line, without contents, under the id of the answer',
  async ({ what: _, does, actor, expected, ...door }) => {
    behaviour = does
    asked.actor = actor
    const response = await knock(door)
    expect(caught.lines()).toHaveLength(1)
    expect(caught.lines()[0]).toMatchObject({ door: door.door, kind: door.kind, ...expected })
    const id = response.headers.get('x-request-id')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(caught.lines()[0]?.requestId).toBe(id)
    expect(ids.filter((known) => known !== id)).toEqual([])
    for (const word of ['Nele', 'klanten', 'RPA-1', 'LEK-2026', '127.0.0.1']) expect(caught.text()).not.toContain(word)
  },
)

it.each(doors.filter(({ kind }) => kind !== 'page'))('$door: one line for another site', async (door) => {
  // A form of another site does not come as far as an action: the line is that of the page it was sent to.
  const named = door.kind === 'action' ? '/leaks/[ref]' : door.door
  behaviour = 'ok'
  await knock(door, 'https://evil.example', 'cross-site')
  expect(caught.lines()).toHaveLength(1)
  expect(caught.lines()[0]).toMatchObject({ door: named, outcome: 'refused', code: 'not_now' })
  expect(caught.text()).not.toContain('evil')
})

it('says so when the asker went away before the answer', async () => {
  behaviour = 'slow'
  const leaving = new AbortController()
  const gone = fetch(`${origin}/calendar?${query}`, { signal: leaving.signal })
  await vi.waitFor(() => expect(ids).toHaveLength(1), patience)
  leaving.abort()
  await expect(gone).rejects.toThrow()
  await vi.waitFor(() => expect(caught.lines()).toHaveLength(1), patience)
  expect(caught.lines()).toMatchObject([{ door: '/calendar', outcome: 'left', requestId: ids[0] }])
  release()
})
