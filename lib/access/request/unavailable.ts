import type { IncomingMessage, ServerResponse } from 'node:http'
import { isBusy } from '@/lib/db/busy'
import type { Visit } from '@/lib/log/visit'
import { second } from '@/lib/time/length'

const againAfter = '5'
/** Longer than any statement waits for a lock or a connection. */
const mostKeptMs = 5 * second

function wasBusy({ code, failure }: Visit): boolean {
  return code === 'unavailable' || isBusy(failure?.error)
}

/**
 * Makes the answer to a visit that met a database too busy for it 503, with the number of seconds after which to ask again.
 * Next knows one status for whatever a page let through, 500. It answers an action with 200 whatever came of it: the form
 * reads the value, which stays as it is. And it begins the answer to a click before anything is read: that is kept back until
 * the page itself is there (`noteShown`), so that the browser asks for the whole page instead.
 */
export function sayUnavailable({ headers }: IncomingMessage, response: ServerResponse, visit: Visit): void {
  const { writeHead } = response
  const isAction = headers['next-action'] !== undefined
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (!wasBusy(visit) || !(isAction || status === 500 || status === 503))
      return Reflect.apply(writeHead, response, [status, ...rest])
    noteBusy(visit)
    response.setHeader('retry-after', againAfter)
    return Reflect.apply(writeHead, response, [503, ...rest])
  }
  if (headers.rsc !== undefined && !isAction) keepBack(response, visit)
  // Next prints the error before anybody can say what it was.
  response.once('close', () => isBusy(visit.failure?.error) && noteBusy(visit))
}

function noteBusy(visit: Visit): void {
  Object.assign(visit, { outcome: 'refused', code: 'unavailable', failure: undefined })
}

type Method = 'writeHead' | 'flushHeaders' | 'write' | 'end'

/** Keeps an answer back, head and all, until it is whole or its page is there; what met a busy database is never sent. */
function keepBack(response: ServerResponse, visit: Visit): void {
  const { writeHead, flushHeaders, write, end } = response
  const kept: [Method, unknown[]][] = []
  const own = { writeHead, flushHeaders, write, end }
  const call = (method: Method, given: unknown[]) => Reflect.apply(own[method], response, given)
  let state: 'kept' | 'open' | 'refused' = 'kept'
  const open = () => {
    if (state !== 'kept') return
    clearTimeout(late)
    state = wasBusy(visit) ? 'refused' : 'open'
    if (state === 'refused') refuse()
    else for (const [method, given] of kept) if (method !== 'writeHead' || !response.headersSent) call(method, given)
    kept.length = 0
  }
  const refuse = () => {
    for (const name of ['content-encoding', 'content-length', 'etag']) response.removeHeader(name)
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    call('writeHead', [503])
    call('end', ['503\n'])
  }
  const late = setTimeout(open, mostKeptMs).unref()
  response.once('close', () => clearTimeout(late))
  const instead = (method: Method, answer: unknown) =>
    Reflect.defineProperty(response, method, {
      configurable: true,
      writable: true,
      value: (...given: unknown[]) => {
        if (state === 'kept' && visit.shown) {
          open()
          // Who compresses the answer asks for a head that was kept, and is out by now.
          if (method === 'writeHead' && response.headersSent) return answer
        }
        if (state === 'open') return call(method, given)
        if (state === 'refused') return answer
        // The body of one write may be used again by who wrote it.
        kept.push([method, given[0] instanceof Uint8Array ? [Buffer.from(given[0]), ...given.slice(1)] : given])
        if (method === 'end') open()
        return answer
      },
    })
  instead('writeHead', response)
  instead('flushHeaders', undefined)
  instead('write', true)
  instead('end', response)
}
