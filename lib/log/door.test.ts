import { beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import { door, isDoor } from './door'
import { catchLog } from './testing/lines'
import { logUnexpected } from './unexpected'
import { noteOutcome, requestIdHere } from './visit'

const secret = 'Loss of the laptop of Nele Janssens'
const caught = catchLog()
beforeEach(caught.clear)

const broken = () => Object.assign(new TypeError(`${secret} is wrong`), { code: 'X1' })
const thrownByNext = (digest: string) => Object.assign(new Error(digest), { digest })

it.each<[string, () => unknown, Record<string, unknown>]>([
  ['what went well', () => ({ ok: true, value: secret }), { outcome: 'ok', level: 30 }],
  ['an answer that is no result', () => secret, { outcome: 'ok' }],
  ['a refusal', () => ({ ok: false, code: 'stale', data: secret }), { outcome: 'refused', code: 'stale' }],
  ['a page of the web', () => new Response(secret), { outcome: 'ok' }],
  ['a status that refuses', () => new Response(secret, { status: 413 }), { outcome: 'refused', code: 'too_large' }],
  ['a status nobody knows', () => new Response(secret, { status: 418 }), { outcome: 'refused', code: 'status 418' }],
  ['a status that fails', () => new Response(secret, { status: 500 }), { outcome: 'failed', code: 'status 500' }],
  ['a denial', () => noteOutcome('denied', 'leak.read'), { outcome: 'denied', code: 'leak.read' }],
  [
    'a denial that answers like absence',
    () => {
      noteOutcome('denied', 'leak.read')
      return { ok: false, code: 'not_found' }
    },
    { outcome: 'denied', code: 'leak.read' },
  ],
  [
    'a failure that was caught and told as unavailable',
    () => {
      logUnexpected('inside', requestIdHere(), broken())
      return { ok: false, code: 'unavailable' }
    },
    { outcome: 'failed', code: 'TypeError X1', where: 'inside', level: 50 },
  ],
])('writes one line for %s', async (_, answer, expected) => {
  const through = door('action', 'test.door', (_title: string) => answer())
  await through(secret)
  expect(caught.lines()).toHaveLength(1)
  expect(caught.lines()[0]).toMatchObject({ door: 'test.door', kind: 'action', statements: 0, ...expected })
  expect(caught.lines()[0]?.ms).toBeTypeOf('number')
  expect(caught.lines()[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(caught.text()).not.toContain('Nele')
})

it.each<[string, () => Error, Record<string, unknown>]>([
  ['an error nobody expected', broken, { outcome: 'failed', code: 'TypeError X1' }],
  ['a refusal that nobody caught', () => new Refusal('stale'), { outcome: 'failed', code: 'Error stale' }],
  [
    '"not found" of Next',
    () => thrownByNext('NEXT_HTTP_ERROR_FALLBACK;404'),
    { outcome: 'refused', code: 'not_found' },
  ],
  ['a way elsewhere', () => thrownByNext(`NEXT_REDIRECT;push;/leaks?q=${secret};307;`), { outcome: 'ok' }],
])('writes one line for %s that is thrown, and lets it through', async (_, thrown, expected) => {
  const error = thrown()
  const through = door('job', 'test.thrown', () => Promise.reject(error))
  await expect(through()).rejects.toBe(error)
  expect(caught.lines()).toHaveLength(1)
  expect(caught.lines()[0]).toMatchObject({ door: 'test.thrown', kind: 'job', ...expected })
  expect(caught.text()).not.toContain('Nele')
})

it('is about the door people came to, not about doors behind it', async () => {
  const inner = door('action', 'test.inner', () => ({ ok: false, code: 'in_use' }))
  await door('action', 'test.outer', () => inner())()
  expect(caught.lines()).toHaveLength(1)
  expect(caught.lines()[0]).toMatchObject({ door: 'test.outer', outcome: 'refused', code: 'in_use' })
})

it('has one id for all that happens during a visit, and another for the next', async () => {
  const ids: string[] = []
  const through = door('action', 'test.id', async () => {
    ids.push(requestIdHere())
    await null
    ids.push(requestIdHere())
  })
  await through()
  await through()
  const [first, second] = caught.lines().map((line) => line.requestId)
  expect(ids).toEqual([first, first, second, second])
  expect(first).not.toBe(second)
})

it('logs an error by itself when the line is out already, and a second one beside the first', async () => {
  let late = () => {}
  const through = door('action', 'test.late', () => {
    late = () => logUnexpected('too late', 'an-id', broken())
    logUnexpected('first', requestIdHere(), broken())
    logUnexpected('second', requestIdHere(), broken())
  })
  await through()
  late()
  expect(caught.lines().map(({ door: name, where, msg }) => [name, where, msg])).toEqual([
    [undefined, 'second', 'unexpected error'],
    ['test.late', 'first', 'door'],
    [undefined, 'too late', 'unexpected error'],
  ])
  expect(caught.text()).not.toContain('Nele')
})

it.each([
  ['production', 'off', undefined],
  ['production', 'on', 0],
  ['development', 'off', 0],
])('in %s, with LOG_QUERIES %s, counts %s', async (environment, asked, statements) => {
  vi.stubEnv('NODE_ENV', environment)
  vi.stubEnv('LOG_QUERIES', asked)
  await door('action', 'test.counting', () => null)()
  vi.unstubAllEnvs()
  expect(caught.lines()[0]?.statements).toBe(statements)
})

it('knows its own', () => {
  expect(isDoor(door('action', 'test.own', () => null))).toBe(true)
  expect(isDoor(() => null)).toBe(false)
})
