import { EventEmitter } from 'node:events'
import { IncomingMessage, Server, ServerResponse } from 'node:http'
import { z } from 'zod'
import { isDevelopment } from '@/lib/config/process'
import { noteStatus } from '@/lib/log/door'
import { log } from '@/lib/log/log'
import { beginVisit, during, endVisit, noteOutcome, type Visit } from '@/lib/log/visit'
import { second } from '@/lib/time/length'
import { takesTurns } from '../doors'
import { bringsBody, isOurForm, isTooDeep, jsonOf, mostBytesAt, wholeBody } from './body'
import { isOwnOrigin } from './origin'
import { pageAt, shapeAt } from './page-at'
import { headPage, prefetchHeader } from './page-head'
import { isTrusted, peerHeader } from './peer'
import { earlyProblem } from './problem'
import { type Turns, turns } from './turns'
import { sayUnavailable } from './unavailable'

/** Goes with every answer: the id of its line in the log. One that comes from outside is not read. */
const requestIdHeader = 'x-request-id'

let installed = false

/**
 * Stands before Next and everything else. Notes on every incoming request what only the server itself can know: the
 * address of the peer (Next keeps a forged X-Forwarded-For), whether it is a guess at what may be opened next, and what a
 * page is told of itself (page-head.ts); values of these headers from outside, and Next's own internal header, are thrown
 * away. Refuses what no page of ours and no honest client sends, before anything of it is worked on: malformed headers and
 * bodies, bodies larger than their door takes, forms from elsewhere. And makes every request a visit, whose id goes with
 * the answer and whose line is written when the answer is out. Called once by instrumentation.ts.
 */
export function noteIncomingRequests(): void {
  if (installed) return
  installed = true
  const { emit } = EventEmitter.prototype
  Server.prototype.emit = function noted(this: Server, event: string | symbol, ...rest: unknown[]): boolean {
    const [request, response] = rest
    const goOn = () => emit.call(this, event, ...rest)
    if ((event !== 'request' && event !== 'upgrade') || !(request instanceof IncomingMessage)) return goOn()
    note(request)
    return response instanceof ServerResponse ? visited(request, response, goOn) : goOn()
  }
}

/** Replaces the notes of one request, and takes away what a stranger says in the name of a proxy. */
export function note(request: IncomingMessage): void {
  const { headers } = request
  const prefetching = 'next-router-prefetch' in headers || 'next-router-segment-prefetch' in headers
  for (const inner of ['x-middleware-subrequest', 'x-action-forwarded', prefetchHeader]) delete headers[inner]
  const peer = request.socket.remoteAddress ?? ''
  headers[peerHeader] = peer
  if (prefetching) headers[prefetchHeader] = '1'
  if (!isTrusted(peer)) withoutForwarding(headers)
  if (!isRouterState(headers['next-router-state-tree'])) delete headers['next-router-state-tree']
}

let toldOfProxy = false

function withoutForwarding(headers: IncomingMessage['headers']): void {
  if (!toldOfProxy && headers['x-forwarded-for'] !== undefined) {
    toldOfProxy = true
    log.warn('X-Forwarded-For comes from a peer that TRUSTED_PROXIES does not name, and does not count')
  }
  for (const name of Object.keys(headers)) if (/^(x-)?forwarded(-|$)/.test(name)) delete headers[name]
}

const kinds = ['c', 'ci(..)(..)', 'ci(.)', 'ci(..)', 'ci(...)', 'oc', 'd', 'di(..)(..)', 'di(.)', 'di(..)', 'di(...)']
const segment = z.union([z.string(), z.tuple([z.string(), z.string(), z.enum(kinds), z.array(z.string()).nullable()])])

/** The state of the pages in a browser as the framework takes it; on any other it would fail, and without it does well. */
const routerState: z.ZodType = z.lazy(() =>
  z.tuple([
    segment,
    z.record(z.string(), routerState),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(['refetch', 'inside-shared-layout', 'metadata-only']).nullish(),
    z.number().nullish(),
    z.string().optional(),
  ]),
)

function isRouterState(header: unknown): boolean {
  if (typeof header !== 'string') return false
  try {
    const state = jsonOf(decodeURIComponent(header))
    return !isTooDeep(state) && routerState.safeParse(state).success
  } catch {
    return false
  }
}

/** Answers the request as a visit: to a page by its address, to any other door by what that door says of itself. */
function visited(request: IncomingMessage, response: ServerResponse, answer: () => boolean): boolean {
  const page = pageAt(request.url ?? '')
  const visit = beginVisit(page === null ? null : { kind: 'page', name: page })
  response.setHeader(requestIdHeader, visit.requestId)
  sayUnavailable(request, response, visit)
  response.once('close', () => {
    if (response.writableFinished) noteStatus(response.statusCode, visit)
    else noteOutcome('left', undefined, visit)
    endVisit(visit)
  })
  void admit(request, response, visit, answer).then(
    (status) => status !== null && refuse(request, response, visit, status),
    () => refuse(request, response, visit, 400),
  )
  return true
}

/** Lets a request in when it can be one; else the status to refuse it with. A body is judged when it is whole. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  visit: Visit,
  answer: () => boolean,
): Promise<number | null> {
  const malformed = malformedHead(request)
  if (malformed !== null) return malformed
  const path = pathOf(request)
  const method = request.method ?? 'GET'
  const isForm = method === 'POST' && !path.startsWith('/api/') && !(isDevelopment() && path.startsWith('/__nextjs'))
  if (isForm && !setOwnOrigin(request)) return 403
  const most = mostBytesAt(method, path)
  if (bringsBody(request) && most !== 'streamed') {
    if (Number(request.headers['content-length'] ?? 0) > most) return 413
    const body = await wholeBody(request, most)
    if (body === null) return 413
    if (isForm && !(await isOurForm(request.headers, body))) return 400
    if (isJson(request) && isTooDeep(jsonOf(body.toString('utf8')))) return 400
  } else if (isForm) return 400
  const status = headPage(request, response)
  if (status !== null) return status
  if (shapeAt(takesTurns, path, method) !== null && !(await turn(open, response))) return null
  const isSave = method === 'POST'
  if (visit.door?.kind === 'page' && !(await turn(pages, response, { first: isSave, mostMs: pageTurnMs }))) return null
  during(visit, answer)
  return null
}

const open = turns(2, { rests: true })
const leftMs = 250

/**
 * So many pages are made at once: while one waits for the database another is drawn. Of more, each only kept what the others had
 * begun in memory, and everybody waited longer; sixteen people get a fifth more pages a second. A page that takes long keeps
 * nobody: its turn is over after a moment.
 */
const pages = turns(3)
const pageTurnMs = 200

/** Waits for a turn, which lasts until the answer is written, or so long. False when the asker went away meanwhile. */
async function turn(
  among: Turns,
  response: ServerResponse,
  { first = false, mostMs = Infinity } = {},
): Promise<boolean> {
  await among.enter(first)
  let over = false
  const end = () => {
    if (over) return
    over = true
    among.leave()
  }
  if (Number.isFinite(mostMs)) setTimeout(end, mostMs).unref()
  if (response.destroyed || response.writableEnded) {
    end()
    return false
  }
  // Who leaves before the answer gains nothing: it is still being made.
  response.once('finish', end).once('close', () => setTimeout(end, leftMs).unref())
  return true
}

/** The status for a head that no client writes by itself; null for a sound one. */
function malformedHead({ url = '', headers, method }: IncomingMessage): number | null {
  if (!/^\/(?![/\\])/.test(url) || !URL.canParse(url, 'http://dertig.invalid') || !isReadable(url)) return 400
  const taken = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', ...(isForPrograms(url) ? ['PATCH', 'DELETE'] : [])]
  if (!taken.includes(method ?? '')) return 405
  const { host, origin } = headers
  if (host === undefined || !/^[a-z0-9._:[\]-]{1,255}$/i.test(host) || !URL.canParse(`http://${host}`)) return 400
  if (origin !== undefined && origin !== 'null' && !isOrigin(origin)) return 400
  const action = headers['next-action']
  return action !== undefined && !/^[0-9a-f]{42}$/.test(String(action)) ? 400 : null
}

/** True for the doors of programs, which take the methods of HTTP that no form has and are told no in their own way. */
function isForPrograms(url: string): boolean {
  return /^\/api\/(v1|mcp)([/?]|$)/.test(url)
}

/** True when the percent signs of a path stand for text. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,40}:\/\/[^/?#@\s]{1,300}$/i.test(text) && URL.canParse(text)
}

/**
 * True when a form comes from a page of ours. The framework asks the same of Host and X-Forwarded-Host, which proxies
 * rewrite and strangers forge: it is told the host that was found to be ours.
 */
function setOwnOrigin({ headers }: IncomingMessage): boolean {
  const get = (name: string) => (typeof headers[name] === 'string' ? headers[name] : null)
  const origin = get('origin')
  if (origin === null || !isOwnOrigin({ get })) return false
  const { host, protocol } = new URL(origin)
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
  return true
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/json') ?? false
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? ''
}

/** How long the rest of a refused body may still come, so that its sender reads the answer before the line is cut. */
const lingerMs = 2 * second

function refuse(request: IncomingMessage, response: ServerResponse, { requestId }: Visit, status: number): void {
  if (response.headersSent) return
  if (status === 204) return void response.writeHead(204, { 'cache-control': 'no-store' }).end()
  const asProblem = isForPrograms(request.url ?? '')
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': asProblem ? 'application/problem+json' : 'text/plain; charset=utf-8',
    ...(asProblem && status === 405 ? { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT' } : {}),
  })
  const said = asProblem ? JSON.stringify(earlyProblem(status, requestId)) : `${status}\n`
  // The answer is complete only when the rest was read: an end before it would cut the line under who still sends.
  response.write(said)
  if (request.complete) response.end()
  else request.once('end', () => response.end()).resume()
  setTimeout(() => {
    if (request.complete) return
    response.end()
    request.socket.destroy()
  }, lingerMs).unref()
}
