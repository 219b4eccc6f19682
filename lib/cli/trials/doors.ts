import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { pages } from '@/lib/access/doors'
import { second } from '@/lib/time/length'

/** One request as a stranger may send it. */
export type Knock = { method: string; path: string; headers: Record<string, string>; body?: Buffer }
export type Answered = { status: number | 'cut' | 'hangs'; ms: number }

const patienceMs = 30 * second

/** Sends one request and reads the whole answer. */
export function knockAt(address: string, { method, path, headers, body }: Knock): Promise<Answered> {
  const { hostname, port, host } = new URL(address)
  // Node sends the body of a DELETE without saying where it ends: to the server that is the start of another request.
  const framed = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  const length = body === undefined || framed ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const began = performance.now()
  return new Promise((resolve) => {
    const done = (status: Answered['status']) => resolve({ status, ms: performance.now() - began })
    try {
      const asked = request(
        { hostname, port, method, path, agent: false, headers: { host, ...length, ...headers } },
        (answer) => {
          answer.resume()
          answer.once('end', () => done(answer.statusCode ?? 'cut'))
          answer.once('error', () => done('cut'))
        },
      )
      asked.once('error', () => done('cut'))
      asked.setTimeout(patienceMs, () => {
        done('hangs')
        asked.destroy()
      })
      asked.end(body)
    } catch {
      // What Node's own client refuses to write can reach no server either.
      done(0)
    }
  })
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const texts = [
  ...'|0|-1|1e999|NaN|null|undefined|true|[]|{}|__proto__|constructor'.split('|'),
  'x'.repeat(3_000),
  ...[
    '0001-01-01',
    '0000-00-00',
    '9999-12-31',
    '0026-06-02',
    '2026-02-30',
    '+012026-01-01',
    '2026-06-02',
    '1899-12-31',
  ],
  ...['2016-12-31T23:59:60Z', '2026-06-02T14:37:00+25:00', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ...["' OR 1=1 --", '%', '_', '\\', '$', '$undefined', '$F1', '$@0', '$K1', '$1:x', '../../etc/passwd', '<script>'],
  ...['\u0000', '\u0001', '\u202e', '\ud800', '\udc00', '\ufeff', '🦊', 'é'.repeat(200), '\r\nx: y', ' '.repeat(300)],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
    'A-001',
    'L-2026-007',
    'F-001',
    'activities',
  ],
  ...[deep('[', ']', 900), deep('{"a":', '}', 400), '9'.repeat(400), '-0', '1e-400', '0x10', '１２'],
]
const names = [
  ...[
    'from',
    'to',
    'page',
    'q',
    'who',
    'action',
    'ref',
    'outcome',
    'sort',
    'order',
    'view',
    'filter',
    'columns',
    'status',
  ],
  ...[
    'month',
    'year',
    'tab',
    'next',
    '_rsc',
    'group',
    'asOf',
    'date',
    'time',
    'owner',
    'department',
    'link',
    'record',
    'file',
  ],
]
const types = [
  ...['application/json', 'text/plain;charset=UTF-8', 'multipart/form-data; boundary=x', 'multipart/form-data', 'x'],
  ...['application/x-www-form-urlencoded', 'application/octet-stream', 'application/json; charset=utf-7', ''],
]
const heads: readonly (readonly [string, readonly string[]])[] = [
  [
    'origin',
    ['null', 'strange', 'http://', 'http://evil.example', 'file:///x', 'http://[::', 'a:b@c', 'http://localhost/x'],
  ],
  ['host', ['a b', '[::', 'x:99999', 'evil.example', '', 'x'.repeat(300), 'localhost:']],
  ['x-forwarded-host', ['evil.example', 'a b', ',']],
  ['x-forwarded-proto', ['https', 'gopher', 'https,http']],
  ['x-forwarded-for', ['1.2.3.4', 'x', '::1, 2.2.2.2']],
  ['forwarded', ['for=1.2.3.4;host=evil']],
  [
    'cookie',
    [
      'dertig.session=%%%',
      'dertig-locale=xx; dertig-theme=..',
      '=;;=',
      `dertig.session=${'A'.repeat(43)}`,
      'dertig.csrf=x|y',
    ],
  ],
  ['accept-language', ['*;q=x,,,', 'x'.repeat(500), 'nl-BE,fr;q=0.0001']],
  ['next-action', ['x', 'a'.repeat(42), 'a'.repeat(40), '__proto__']],
  [
    'next-router-state-tree',
    ['x', '%5B%5D', '%', encodeURIComponent(deep('[', ']', 500)), encodeURIComponent('["",{}]')],
  ],
  ['rsc', ['1']],
  ['next-router-prefetch', ['1', '2']],
  ['next-router-segment-prefetch', ['/_tree', '../x', '']],
  ['next-url', ['//x', '%']],
  ['x-middleware-subrequest', ['proxy:proxy:proxy:proxy:proxy']],
  ['x-action-forwarded', ['1']],
  ['next-resume', ['1']],
  ['range', ['bytes=x', 'bytes=0-,5-']],
  ['if-none-match', ['*', '"x"']],
  ['sec-fetch-site', ['cross-site', 'x']],
  ['content-length', ['104857600', '-1', 'x', '1e9']],
]

type Aim = { seed: number; count: number; address: string; cookies: readonly string[]; actionIds: readonly string[] }

/** So many requests of a seed: every door, with odd addresses, heads and bodies, signed in and not. */
export function* knocks({ seed, count, address, cookies, actionIds }: Aim): Generator<Knock> {
  const next = numbersOf(seed)
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  const often = (chance: number) => next() < chance
  const routes = [
    ...['GET /api/auth/csrf', 'GET /api/auth/session', 'POST /api/auth/callback/credentials', 'POST /api/auth/signout'],
    ...[
      'GET /api/audit/bundle',
      'GET /api/audit/checkpoint',
      'GET /api/calendar/[file]',
      'GET /api/clock',
      'GET /api/health',
      'GET /api/health/ready',
    ],
    ...['PUT /api/suppression/compare', 'GET /api/unsubscribes/[id]', 'POST /api/unsubscribes/[id]'],
    ...['GET /api/drafts/[id]/pdf', 'GET /api/files/[id]', 'PUT /api/files', 'POST /api/leaks/report', 'GET /api/[id]'],
    ...['POST /api/notify/[id]', 'POST /api/notify/[id]/files', 'POST /api/your-data', 'POST /api/confirm/[id]'],
    ...['GET /api/registers/extract/[id]/csv', 'GET /_next/image', 'GET /_next/static/[id]', 'DELETE /api/files/[id]'],
  ]
  /** Parts of an address that hold a value: a real one, or any text as an address can carry it. */
  const filled = (shape: string) =>
    shape.replace(/\[[^\]]+\]/g, (name) => {
      if (name === '[register]' && often(0.6)) return 'activities'
      if (name === '[ref]' && often(0.6)) return one(['A-001', 'L-2026-007', 'F-001', 'H-001', 'D-001'])
      return often(0.9)
        ? inAddress(one(texts)).slice(0, 2_000)
        : one(['%', '%ff', '%00', '%ed%a0%80', '..%2f', '%2e%2e'])
    })
  const query = () =>
    often(0.5)
      ? ''
      : `?${Array.from({ length: 1 + Math.floor(next() * 3) }, () => `${one(names)}=${inAddress(one(texts)).slice(0, 1_500)}`).join('&')}`
  const value = (depth: number): unknown => {
    if (depth > 3 || often(0.5)) return one<unknown>([...texts, 0, -1, 1e21, true, false, null])
    return often(0.5)
      ? Array.from({ length: Math.floor(next() * 4) }, () => value(depth + 1))
      : Object.fromEntries(
          Array.from({ length: Math.floor(next() * 4) }, () => [
            one([...names, 'id', 'version', 'values']),
            value(depth + 1),
          ]),
        )
  }
  /** Never nothing at all, which is what signing out is asked with. */
  const argument = () => ({
    ref: one(texts),
    version: one<unknown>([0, 1, -1, 'x', null]),
    at: one(texts),
    ...Object(value(0)),
  })
  const body = (): Buffer =>
    Buffer.from(
      one<() => string>([
        () => JSON.stringify([argument()]),
        () => JSON.stringify(argument()),
        () => one(texts),
        () => deep('[', ']', 20_000),
        () => `[${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}]`,
        () => 'x'.repeat(one([10, 5_000, 20_000, 70_000, 1_100_000])),
        () =>
          `--x\r\ncontent-disposition: form-data; name="${one(['0', '1_theme', '$ACTION_ID_x', '$ACTION_REF_1'])}"\r\n\r\n${one(texts)}\r\n--x--\r\n`,
      ])(),
    )
  for (let n = 0; n < count; n += 1) {
    const kind = next()
    const cookie: Record<string, string> = often(0.6) ? { cookie: one(cookies) } : {}
    const own = { origin: address, ...cookie }
    const odd = often(0.5) ? Object.fromEntries([one(heads)].map(([name, values]) => [name, one(values)])) : {}
    if (kind < 0.4) {
      yield {
        method: often(0.95) ? 'GET' : one(['HEAD', 'OPTIONS', 'PATCH', 'DELETE']),
        path: filled(one(Object.keys(pages))) + query(),
        headers: { ...cookie, ...odd },
      }
    } else if (kind < 0.7) {
      const [method = 'GET', shape = '/'] = one(routes).split(' ')
      const type = often(0.6) ? (method === 'PUT' ? 'application/octet-stream' : 'application/json') : one(types)
      const sent = method === 'GET' ? {} : { body: body() }
      yield { method, path: filled(shape) + query(), headers: { ...own, 'content-type': type, ...odd }, ...sent }
    } else {
      const type = often(0.7) ? 'text/plain;charset=UTF-8' : one(types)
      const action: Record<string, string> = often(0.9) ? { 'next-action': one(actionIds) } : {}
      yield {
        method: 'POST',
        path: filled(one(Object.keys(pages))),
        headers: { ...own, 'content-type': type, ...action, ...odd },
        body: body(),
      }
    }
  }
}

function inAddress(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(/%20/g, '+')
}

/** What a process holds in memory now, in MB (Linux). */
export function memoryOf(pid: number): number {
  const [, kB = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kB) / 1024)
}

/** The doors that take a body, and one that takes none. */
export const bodyDoors: readonly Omit<Knock, 'body'>[] = [
  {
    method: 'POST',
    path: '/login',
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'next-action': 'a'.repeat(42) },
  },
  { method: 'POST', path: '/login', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  { method: 'POST', path: '/api/auth/callback/credentials', headers: { 'content-type': 'application/json' } },
  { method: 'POST', path: '/api/leaks/report', headers: { 'content-type': 'application/json' } },
  {
    method: 'PUT',
    path: '/api/files?record=A-001&name=a.pdf',
    headers: { 'content-type': 'application/octet-stream' },
  },
  { method: 'GET', path: '/api/health', headers: { 'content-type': 'application/json' } },
]

export type Pressed = { door: string; statuses: string; risenMb: number; longestMs: number }

/** Six bodies of 100 MB at once at one door, with and without their length: what memory rises by, and how long health takes. */
export async function pressAt(
  address: string,
  pid: number,
  door: Omit<Knock, 'body'>,
  announced: boolean,
): Promise<Pressed> {
  const before = memoryOf(pid)
  let [most, longest, over] = [before, 0, false]
  const watch = (async () => {
    while (!over) {
      const { ms } = await knockAt(address, { method: 'GET', path: '/api/health', headers: {} })
      longest = Math.max(longest, ms)
      most = Math.max(most, memoryOf(pid))
      await wait(10)
    }
  })()
  const statuses = await Promise.all(Array.from({ length: 6 }, () => pour(address, door, announced)))
  over = true
  await watch
  const name = `${door.method} ${door.path.split('?')[0]}, ${(door.headers['content-type'] ?? '').split(';')[0]}`
  return {
    door: `${name}${announced ? '' : ', chunked'}`,
    statuses: [...new Set(statuses)].join(' '),
    risenMb: most - before,
    longestMs: Math.round(longest),
  }
}

const megabyte = Buffer.alloc(1024 * 1024, '[')

function pour(address: string, { method, path, headers }: Omit<Knock, 'body'>, announced: boolean): Promise<string> {
  const { hostname, port, host } = new URL(address)
  return new Promise((resolve) => {
    const length = announced
      ? { 'content-length': String(100 * megabyte.byteLength) }
      : { 'transfer-encoding': 'chunked' }
    let said = 'cut'
    const asked = request(
      { hostname, port, method, path, agent: false, headers: { host, origin: address, ...headers, ...length } },
      (answer) => {
        said = String(answer.statusCode)
        answer.resume()
      },
    )
    asked.once('error', () => resolve(said))
    asked.once('close', () => resolve(said))
    asked.setTimeout(patienceMs, () => asked.destroy())
    let sent = 0
    const send = (): void => {
      while (sent < 100 && !asked.destroyed && said === 'cut') {
        sent += 1
        if (!asked.write(megabyte)) return void asked.once('drain', send)
      }
      asked.end()
    }
    send()
  })
}
