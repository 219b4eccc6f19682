import { EventEmitter } from 'node:events'
import { IncomingMessage, Server, ServerResponse } from 'node:http'
import { noteStatus } from '@/lib/log/door'
import { beginVisit, during, endVisit, noteOutcome } from '@/lib/log/visit'
import { pageAt } from './page-at'

/** Request headers by which the server tells itself something; values from outside are thrown away or overwritten. */

/** Path and query of the page, set by proxy.ts. */
export const pathHeader = 'x-dertig-path'

/** Address of whoever connected, set by lib/access/request/incoming.ts. */
export const peerHeader = 'x-dertig-peer'

/** Set by lib/access/request/incoming.ts on requests that only guess what a person may open next. */
export const prefetchHeader = 'x-dertig-prefetch'

/** Goes with every answer: the id of its line in the log. One that comes from outside is not read. */
const requestIdHeader = 'x-request-id'

let installed = false

/**
 * Stands before Next and everything else. Notes on every incoming request what only the server itself can know: the
 * address of the peer (Next keeps a forged X-Forwarded-For) and whether it is a prefetch (Next hides that from
 * proxy.ts); values of these headers from outside, and Next's own internal header, are thrown away. And makes every
 * request a visit, whose id goes with the answer and whose line is written when the answer is out. Called once by
 * instrumentation.ts.
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

/** Replaces the notes of one request. */
export function note(request: IncomingMessage): void {
  const { headers } = request
  const prefetching = 'next-router-prefetch' in headers || 'next-router-segment-prefetch' in headers
  delete headers['x-middleware-subrequest']
  delete headers[prefetchHeader]
  headers[peerHeader] = request.socket.remoteAddress ?? ''
  if (prefetching) headers[prefetchHeader] = '1'
}

/** Answers the request as a visit: to a page by its address, to any other door by what that door says of itself. */
function visited(request: IncomingMessage, response: ServerResponse, answer: () => boolean): boolean {
  const page = pageAt(request.url ?? '')
  const visit = beginVisit(page === null ? null : { kind: 'page', name: page })
  response.setHeader(requestIdHeader, visit.requestId)
  response.once('close', () => {
    if (response.writableFinished) noteStatus(response.statusCode, visit)
    else noteOutcome('left', undefined, visit)
    endVisit(visit)
  })
  return during(visit, answer)
}
