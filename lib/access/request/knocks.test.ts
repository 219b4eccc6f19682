import { createServer, request, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { noteOutcome } from '@/lib/log/visit'
import { mostBytesAt } from './body'
import { noteIncomingRequests } from './incoming'

const own = 'http://127.0.0.1:3030'
const action = { origin: own, 'next-action': 'a'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' }
const json = { origin: own, 'content-type': 'application/json' }
const multipart = { origin: own, 'content-type': 'multipart/form-data; boundary=x' }
const part = (name: string, value = 'dark') =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`

let server: Server
let port = 0
/** What came through, with its body. */
const through: { url: string; body: string; headers: Record<string, unknown> }[] = []
let [busy, mostBusy] = [0, 0]
const msOf = (url: string) => (url.includes('slow') ? 900 : url.includes('while') ? 150 : 5)
beforeAll(async () => {
  noteIncomingRequests()
  server = createServer((asked, answer) => {
    void (async () => {
      let body = ''
      for await (const chunk of asked) body += String(chunk)
      busy += 1
      mostBusy = Math.max(mostBusy, busy)
      await new Promise((resolve) => setTimeout(resolve, msOf(asked.url ?? '')))
      busy -= 1
      through.push({ url: asked.url ?? '', body, headers: asked.headers })
      answer.end('in')
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string; chunked?: boolean }

type Answered = { status: number; id: string; type: string; text: string }

const knock = async (sent: Sent): Promise<number> => (await answerTo(sent)).status

function answerTo({ method = 'GET', path = '/login', headers = {}, body, chunked }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined
        ? {}
        : chunked
          ? { 'transfer-encoding': 'chunked' }
          : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...length, ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (part) => {
          text += String(part)
        })
        const { statusCode: status = 0, headers: said } = answer
        const told = { status, id: String(said['x-request-id']), type: said['content-type'] ?? '' }
        answer.once('end', () => resolve({ ...told, text }))
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}

it.each<[string, Sent, number]>([
  ['a page', {}, 200],
  [
    'an action of ours',
    { method: 'POST', headers: action, body: '[{"title":"x","on":"$undefined","price":"$$5"}]' },
    200,
  ],
  ['the same in pieces', { method: 'POST', headers: action, body: '[{"title":"x"}]', chunked: true }, 200],
  ['a form without scripts', { method: 'POST', headers: multipart, body: part('theme') }, 200],
  [
    'a form that names its action',
    { method: 'POST', headers: multipart, body: part(`$ACTION_ID_${'a'.repeat(42)}`, '') },
    200,
  ],
  ['a form of an action', { method: 'POST', headers: { ...action, ...multipart }, body: part('0', '["$K1"]') }, 200],
  [
    'a sign-in',
    { method: 'POST', path: '/api/auth/callback/credentials', headers: json, body: '{"email":"a@b.be"}' },
    200,
  ],
  ['a host with a blank', { headers: { host: 'a b' } }, 400],
  ['a host with half a bracket', { headers: { host: '[::' } }, 400],
  ['a port past all ports', { headers: { host: 'x:99999' } }, 400],
  ['an origin that is none', { headers: { origin: 'strange' } }, 400],
  ['an origin with a path', { headers: { origin: `${own}/x` } }, 400],
  ['an address of another server', { path: '//evil.example/x' }, 400],
  ...['/leaks/%', '/leaks/%ff/facts', '/registers/%ed%a0%80', '/welcome/%00', '/api/files/%7B%22%'].map(
    (path): [string, Sent, number] => [`an address that is no text, ${path}`, { path }, 400],
  ),
  ['an address with a sign of its own', { path: '/registers/%F0%9F%A6%8A?q=%ff' }, 200],
  ['a method of nobody', { method: 'TRACE' }, 405],
  ['an action with a strange name', { method: 'POST', headers: { ...action, 'next-action': 'x' }, body: '[]' }, 400],
  ['a form from elsewhere', { method: 'POST', headers: { ...action, origin: 'http://evil.example' }, body: '[]' }, 403],
  [
    'a form from a port beside ours',
    { method: 'POST', headers: { ...action, origin: 'http://127.0.0.1:3031' }, body: '[]' },
    403,
  ],
  [
    'a form from nowhere',
    { method: 'POST', headers: { 'content-type': 'text/plain', 'next-action': 'a'.repeat(42) }, body: '[]' },
    403,
  ],
  ['a form with nothing in it', { method: 'POST', headers: action }, 400],
  ['arguments that are no list', { method: 'POST', headers: action, body: '{"a":1}' }, 400],
  ['arguments that are no JSON', { method: 'POST', headers: action, body: '[{' }, 400],
  ['arguments without bottom', { method: 'POST', headers: action, body: '['.repeat(500) + ']'.repeat(500) }, 400],
  ['arguments that name a part of the server', { method: 'POST', headers: action, body: '["$F1"]' }, 400],
  ['arguments that wait for a promise', { method: 'POST', headers: action, body: '[{"then":"$@0"}]' }, 400],
  ['arguments that look into others', { method: 'POST', headers: action, body: '["$1:__proto__:then"]' }, 400],
  ['a form that binds arguments', { method: 'POST', headers: multipart, body: part('$ACTION_REF_1') }, 400],
  [
    'a form without its boundary',
    { method: 'POST', headers: { origin: own, 'content-type': 'multipart/form-data' }, body: 'x' },
    400,
  ],
  ['a form that ends halfway', { method: 'POST', headers: multipart, body: '--x\r\n' }, 400],
  [
    'a form as browsers sent it once',
    { method: 'POST', headers: { origin: own, 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
    400,
  ],
  [
    'a sign-in without bottom',
    {
      method: 'POST',
      path: '/api/auth/callback/credentials',
      headers: json,
      body: `{"a":${'['.repeat(99)}${']'.repeat(99)}}`,
    },
    400,
  ],
  [
    'a large sign-in',
    { method: 'POST', path: '/api/auth/callback/credentials', headers: json, body: 'x'.repeat(16_385) },
    413,
  ],
  [
    'a large sign-in in pieces',
    { method: 'POST', path: '/api/auth/callback/credentials', headers: json, body: 'x'.repeat(16_385), chunked: true },
    413,
  ],
  ['a large report', { method: 'POST', path: '/api/leaks/report', headers: json, body: 'x'.repeat(65_537) }, 413],
  ['a large form', { method: 'POST', headers: action, body: 'x'.repeat(1_048_577) }, 413],
  ['a body where none is needed', { method: 'GET', path: '/api/health', headers: json, body: 'x'.repeat(4_097) }, 413],
  [
    'a body at a door that is not there',
    { method: 'PUT', path: '/api/nowhere', headers: json, body: 'x'.repeat(4_097), chunked: true },
    413,
  ],
  [
    'a large file, which its door counts',
    { method: 'PUT', path: '/api/files', headers: { origin: own }, body: 'x'.repeat(2_000_000) },
    200,
  ],
])('%s', async (_, sent, status) => {
  through.length = 0
  expect(await knock(sent)).toBe(status)
  expect(through.map(({ body }) => body)).toEqual(status === 200 ? [sent.body ?? ''] : [])
})

it.each<[string, Sent, string, number]>([
  ['a body that is too large', { method: 'POST', body: 'x'.repeat(3_000_000) }, 'too_large', 413],
  ['the same in pieces', { method: 'PATCH', body: 'x'.repeat(600_000), chunked: true }, 'too_large', 413],
  [
    'more than retiring needs',
    { method: 'POST', path: '/api/v1/systems/Y-1/retire', body: 'x'.repeat(9_000) },
    'too_large',
    413,
  ],
  ['a body without bottom', { method: 'POST', headers: json, body: '['.repeat(99) + ']'.repeat(99) }, 'malformed', 400],
  ['an address that is no text', { path: '/api/v1/%ff' }, 'malformed', 400],
  ['a host with a blank', { headers: { host: 'a b' } }, 'malformed', 400],
  ['a method of nobody', { method: 'TRACE' }, 'method', 405],
  ['the same of an assistant', { method: 'TRACE', path: '/api/mcp' }, 'method', 405],
])('a program is refused as the doors refuse it: %s', async (_, sent, code, status) => {
  const path = sent.method === 'PATCH' ? '/api/v1/systems/Y-1' : '/api/v1/systems'
  const answer = await answerTo({ path, ...sent })
  expect(answer).toMatchObject({ status, type: 'application/problem+json' })
  expect(JSON.parse(answer.text)).toEqual({
    ...{ type: `/api-docs#problem-${code}`, title: expect.stringMatching(/\.$/), status, code },
    instance: `urn:uuid:${answer.id}`,
  })
})

it('tells the framework nothing of what a stranger says in the name of a proxy, and the host that is ours', async () => {
  through.length = 0
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
  }
  await knock({ headers: { ...forged, 'next-router-state-tree': '%5B%5D' } })
  await knock({ method: 'POST', headers: { ...action, ...forged }, body: '[]' })
  for (const name of [...Object.keys(forged), 'next-router-state-tree'])
    expect(through[0]?.headers).not.toHaveProperty(name)
  expect(through[1]?.headers).toMatchObject({ 'x-forwarded-host': '127.0.0.1:3030', 'x-forwarded-proto': 'http' })
})

it('keeps what the pages of a browser say of themselves', async () => {
  through.length = 0
  const tree = encodeURIComponent(
    JSON.stringify([
      '',
      { children: [['ref', 'A-001', 'd', null], { children: ['__PAGE__', {}, null, 'refetch'] }, null, null, 4] },
      null,
      null,
      16,
    ]),
  )
  await knock({ headers: { 'next-router-state-tree': tree, rsc: '1' } })
  expect(through[0]?.headers['next-router-state-tree']).toBe(tree)
})

it('lets strangers take turns, and forgets those who left', async () => {
  mostBusy = 0
  const left = Array.from({ length: 20 }, () => {
    const asked = request({ host: '127.0.0.1', port, path: '/api/health/ready', agent: false }).on(
      'error',
      () => undefined,
    )
    asked.end()
    setTimeout(() => asked.destroy(), 2)
    return new Promise((resolve) => asked.once('close', resolve))
  })
  await Promise.all(left)
  const answers = await Promise.all(Array.from({ length: 60 }, () => knock({ path: '/api/health/ready' })))
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(mostBusy).toBeLessThanOrEqual(4)
})

it('makes a few pages at once, of which a slow one keeps nobody waiting', async () => {
  mostBusy = 0
  const answers = await Promise.all(Array.from({ length: 20 }, () => knock({ path: '/calendar' })))
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(mostBusy).toBe(3)
  let areMade = false
  const slow = Promise.all(Array.from({ length: 6 }, () => knock({ path: '/calendar?slow' })))
  void slow.then(() => (areMade = true))
  expect(await knock({ path: '/leaks' })).toBe(200)
  expect(areMade).toBe(false)
  await slow
})

it('lets a save pass those who only read', async () => {
  through.length = 0
  const read = Array.from({ length: 12 }, () => knock({ path: '/calendar?while' }))
  await vi.waitUntil(() => busy === 3, { interval: 2, timeout: 5_000 })
  const save = knock({ method: 'POST', path: '/leaks', headers: action, body: '[{}]' })
  await Promise.all([...read, save])
  expect(through.findIndex(({ url }) => url === '/leaks')).toBeLessThan(10)
})

it.each<[string, string, number | 'streamed']>([
  ['POST', '/api/auth/callback/credentials', 16_384],
  ['POST', '/api/auth/a/b/c', 16_384],
  ['POST', '/api/leaks/report', 65_536],
  ['POST', '/registers/activities/new', 1_048_576],
  ['PUT', '/api/files', 'streamed'],
  ['PUT', '/api/files/x', 4_096],
  ['POST', '/api/files', 4_096],
  ['GET', '/login', 4_096],
])('%s %s takes so many bytes', (method, path, most) => expect(mostBytesAt(method, path)).toBe(most))

it.each<[string, boolean, number, number, string | undefined]>([
  ['a page that failed', false, 500, 500, undefined],
  ['a page for which the database was too busy', true, 500, 503, '5'],
  ['a route that says so itself', true, 503, 503, '5'],
  ['a page that was made all the same', true, 200, 200, undefined],
])('%s', async (_, isBusy, said, status, again) => {
  const page = createServer((_asked, answer) => {
    if (isBusy) noteOutcome('refused', 'unavailable')
    answer.statusCode = said
    answer.end('made')
  })
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  const address = page.address()
  const answer = await fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/login`)
  await new Promise((resolve) => page.close(resolve))
  expect([answer.status, answer.headers.get('retry-after') ?? undefined]).toEqual([status, again])
})
