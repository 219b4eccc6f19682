import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginVisit, type Visit } from '@/lib/log/visit'
import { sayUnavailable } from './unavailable'

type Answering = (response: ServerResponse, visit: Visit, request: IncomingMessage) => void | Promise<void>
let answering: Answering = () => {}
let visit: Visit
let closed = Promise.resolve<unknown>(null)
const server = createServer((request, response) => {
  visit = beginVisit({ kind: 'page', name: '/' })
  sayUnavailable(request, response, visit)
  closed = new Promise((resolve) => response.once('close', resolve))
  void answering(response, visit, request)
})
let address = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const click = { rsc: '1' }
const action = { 'next-action': 'a'.repeat(42) }

async function asked(headers: Record<string, string>, how: Answering) {
  answering = how
  const response = await fetch(address, { headers })
  const text = await response.text()
  await closed
  return {
    status: response.status,
    again: response.headers.get('retry-after'),
    text,
    type: response.headers.get('content-type'),
  }
}

/** As the framework prints and notes a statement that waited too long for a lock. */
function meetBusy(here: Visit): void {
  here.outcome = 'failed'
  const error = Object.assign(new Error('closed'), { code: 'P2024' })
  here.failure = { error, where: 'next', code: 'Error P2024', frames: [] }
}

/** As the framework sends a click: its head at once, then what it has, then what it learned. */
const clicked =
  (learned: Answering): Answering =>
  async (response, here, request) => {
    response.setHeader('content-type', 'text/x-component')
    response.setHeader('content-encoding', 'identity')
    response.statusCode = 200
    response.flushHeaders()
    response.write('0:frame\n')
    await wait(20)
    await learned(response, here, request)
    response.end('9:end\n')
  }

describe('a click', () => {
  test('is sent as it is, whole and in order', async () => {
    const found = await asked(
      click,
      clicked((response) => void response.write(Buffer.from('1:page\n'))),
    )
    expect(found).toEqual({ status: 200, again: null, text: '0:frame\n1:page\n9:end\n', type: 'text/x-component' })
    expect(visit.outcome).toBe('ok')
  })

  test('whose page met a busy database is 503 with the time to ask again, and nothing of it is sent', async () => {
    const found = await asked(
      click,
      clicked((_, here) => meetBusy(here)),
    )
    expect(found).toEqual({ status: 503, again: '5', text: '503\n', type: 'text/plain; charset=utf-8' })
    expect([visit.outcome, visit.code, visit.failure]).toEqual(['refused', 'unavailable', undefined])
  })

  test('whose page is there comes part by part, and a part that met a busy database fails alone', async () => {
    let early = ''
    const found = await asked(click, async (response, here) => {
      // As who compresses it does: the head is asked for until it is out.
      response.flushHeaders()
      response.writeHead(200)
      response.write('0:frame\n')
      here.shown = true
      if (!response.headersSent) response.writeHead(200)
      response.write('1:page\n')
      await wait(20)
      early = String(response.headersSent)
      meetBusy(here)
      response.end('E:panel\n')
    })
    expect([early, found.status, found.text]).toEqual(['true', 200, '0:frame\n1:page\nE:panel\n'])
    expect([visit.outcome, visit.code]).toEqual(['refused', 'unavailable'])
  })

  test('that failed of anything else is sent as it is', async () => {
    const found = await asked(
      click,
      clicked((_, here) => {
        here.outcome = 'failed'
        here.failure = { error: new Error('a fault'), where: 'next', code: 'Error', frames: [] }
      }),
    )
    expect([found.status, found.again, visit.outcome]).toEqual([200, null, 'failed'])
  })
})

test.each<[string, Record<string, string>, number, (here: Visit) => void, number]>([
  ['a page that the framework says failed', {}, 500, meetBusy, 503],
  ['a page that another part failed on', {}, 500, () => {}, 500],
  ['a page that was made all the same', {}, 200, meetBusy, 200],
  ['an action whose value says so', action, 200, (here) => Object.assign(here, { code: 'unavailable' }), 503],
  ['an action that was refused otherwise', action, 200, (here) => Object.assign(here, { code: 'stale' }), 200],
  ['a route', {}, 503, (here) => Object.assign(here, { code: 'unavailable' }), 503],
])('%s', async (_, headers, status, meet, wanted) => {
  const found = await asked(headers, (response, here) => {
    meet(here)
    response.writeHead(status, { 'content-type': 'text/plain' })
    response.end('as it is')
  })
  expect(found).toEqual({ status: wanted, again: wanted === 503 ? '5' : null, text: 'as it is', type: 'text/plain' })
})
